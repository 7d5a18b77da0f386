import { parseArgs } from 'node:util';
import { Failure, messageOf } from '../../tools/process/failure.ts';
import type { BenchOptions } from './benchmark.ts';

export interface Arguments extends BenchOptions {
  /** Where to write the result as JSON. */
  out: string | undefined;
  /** An earlier result to compare with. */
  compare: string | undefined;
  /** A result to show instead of measuring. */
  from: string | undefined;
  /** Show the result as the tables of docs/performance.md. */
  markdown: boolean;
  /** Seconds of the endurance test that replaces the measurement. */
  soak: number | undefined;
}

const USAGE = `Usage: npm run bench -- [options]

  --sizes 10,100000,1000000   how many tickets to measure with, the smallest first; it takes two to compare them
  --seconds 10                the length of the longest timed measurement of a round
  --rounds 3                  figures are medians of so many rounds
  --only search,create        only these scenarios, or groups of them
  --out result.json           write the result
  --compare earlier.json      show what has changed since an earlier result
  --from result.json          show a result instead of measuring
  --markdown                  show it as the tables of docs/performance.md
  --soak 600                  instead: so many seconds of load while the backend is killed again and again`;

/** @throws Failure that says how it is used */
export function parseArguments(args: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string' },
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
        out: { type: 'string' },
        compare: { type: 'string' },
        from: { type: 'string' },
        markdown: { type: 'boolean' },
        soak: { type: 'string' },
      },
    });
    const { sizes, seconds = '10', rounds = '3', only, out, compare, from, markdown = false, soak } = values;
    const defaultSizes = soak === undefined ? '10,100000,1000000' : '20000';
    return {
      sizes: (sizes ?? defaultSizes).split(',').map((size) => wholeNumber('--sizes', size, 10_000_000)),
      seconds: wholeNumber('--seconds', seconds, 3_600),
      rounds: wholeNumber('--rounds', rounds, 100),
      only: only?.split(',').map((name) => name.trim()),
      out,
      compare,
      from,
      markdown,
      soak: soak === undefined ? undefined : wholeNumber('--soak', soak, 86_400),
    };
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text.trim()) && number >= 1 && number <= most) return number;
  throw new Failure(`${name} takes whole numbers from 1 to ${most}, and "${text}" is none.`);
}
