import { readCorpus, type CorpusTicket } from '../../src/classification/embedded/corpus.js';
import type { Corpus } from '../../src/classification/learning/training-run.js';

/** Every so many tickets, in one group, train in a second, not in a minute. */
const STEP = 15;

/** A corpus that is quickly learned and measured. */
export function smallCorpus(): Corpus {
  const train = readCorpus('train')
    .filter((_, index) => index % STEP === 0)
    .map((ticket) => ({ ...ticket, trade: 'any' }));
  return { train, test: readCorpus('test').filter((_, index) => index % 4 === 0) };
}

/** Other tickets of the same trades, with the right labels. */
export function otherTickets(count: number): CorpusTicket[] {
  const others = readCorpus('train').filter((_, index) => index % STEP !== 0);
  const step = Math.floor(others.length / count);
  return others.filter((_, index) => index % step === 0).slice(0, count);
}

/** The products of a house, which mean nothing to anybody else. */
const PRODUCTS = {
  Zephyrbox: ['technical', 'high'],
  Quillpass: ['account', 'medium'],
  Marlotab: ['billing', 'medium'],
  Fennwick: ['general', 'low'],
} as const;

const SENTENCES = [
  'It is about NAME again.',
  'Could somebody look at NAME for us?',
  'NAME, same as last week',
  'we have a case with NAME here',
  'Regarding NAME: see the attachment.',
  'hello, NAME once more please',
];

/** Tickets whose labels nobody can know who has not seen how this house decides. */
export function houseTickets(count: number): CorpusTicket[] {
  const products = Object.entries(PRODUCTS);
  return Array.from({ length: count }, (_, index) => {
    const [name, [category, priority]] = products[index % products.length] ?? ['', PRODUCTS.Fennwick];
    const sentence = SENTENCES[index % SENTENCES.length] ?? '';
    const title = `${name} of customer ${index}`;
    return { title, description: sentence.replace('NAME', name), category, priority, trade: 'house' };
  });
}
