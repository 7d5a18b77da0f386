import 'reflect-metadata';
import { readEnvironment } from '../config/environment.js';
import { describeStartFailure } from '../config/start-failure.js';
import { findDifferences, repair, type Difference } from './recount/recount.repository.js';

/** More would only scroll the beginning away. */
const MOST_SHOWN = 100;

const onStep = (what: string, step: number, of: number): void => {
  process.stderr.write(`${step} of ${of}: ${what}\n`);
};

const number = (value: number): string => value.toLocaleString('en');

const several = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

async function compare(url: string): Promise<void> {
  const { tickets, found } = await findDifferences(url, onStep);
  if (found.length === 0) {
    process.stdout.write(`All counters agree with a count of ${several(tickets, 'ticket')}.\n`);
    return;
  }
  const line = ({ counter, place, counted, kept }: Difference) =>
    `${counter}, ${place}: counted ${counted}, kept ${kept}\n`;
  process.stdout.write(found.slice(0, MOST_SHOWN).map(line).join(''));
  if (found.length > MOST_SHOWN) process.stdout.write(`… and ${number(found.length - MOST_SHOWN)} more\n`);
  process.stdout.write(
    `${several(found.length, 'counter')} differ${found.length === 1 ? 's' : ''} from a count of ${several(tickets, 'ticket')}. ` +
      'To make all of them anew from the tickets, run the command again with --repair.\n',
  );
  process.exitCode = 1;
}

async function repairAll(url: string): Promise<void> {
  const { tickets, addedWords, removedWords } = await repair(url, onStep);
  process.stdout.write(
    `Made all counters anew from ${several(tickets, 'ticket')}. In the dictionary of the search, added ` +
      `${several(addedWords, 'word')} that ${addedWords === 1 ? 'was' : 'were'} missing and removed ` +
      `${number(removedWords)} that no ticket has any more.\n`,
  );
}

/** Compares the counters of the database in DATABASE_URL with its tickets; with `--repair` makes them anew. */
try {
  const [flag, ...rest] = process.argv.slice(2);
  if ((flag !== undefined && flag !== '--repair') || rest.length > 0) throw new Error('the only argument is --repair');
  const { DATABASE_URL } = readEnvironment();
  await (flag === undefined ? compare(DATABASE_URL) : repairAll(DATABASE_URL));
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exitCode = 1;
}
