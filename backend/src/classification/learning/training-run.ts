import type { CorpusTicket } from '../embedded/corpus.js';
import { Model } from '../embedded/model.js';
import { prepare, type Example } from '../embedded/train.js';
import { trainModel, type Grouped, type Progress } from '../embedded/training.js';
import { compare, type Metrics } from './comparison.js';
import type { DecidedTicket } from './decided-ticket.js';
import { examplesFrom } from './teaching.js';

/** What the project wrote itself, by use. */
export interface Corpus {
  readonly train: readonly CorpusTicket[];
  readonly test: readonly CorpusTicket[];
}

/** Everything that a training needs besides the corpus. Plain data, because it crosses to another thread. */
export interface TrainingTask {
  readonly decisions: readonly DecidedTicket[];
  /** Decisions that only measure. */
  readonly heldOut: readonly DecidedTicket[];
  /** The version that ships with the product and the one that is active; the same bytes when these are one. */
  readonly shipped: Uint8Array;
  readonly active: Uint8Array;
}

export interface TrainingResult {
  readonly version: string;
  readonly bytes: Uint8Array;
  readonly corpusTickets: number;
  readonly decisions: number;
  readonly metrics: Metrics;
}

/** Decisions are held out together when confidence is calibrated, as the tickets of a trade are. */
const DECISIONS = 'decisions';

/** Trains a new version on corpus and decisions and measures it on neither. Takes minutes. */
export function runTraining(task: TrainingTask, corpus: Corpus, progress: Progress): TrainingResult {
  const examples: Grouped[] = [
    ...corpus.train.map((ticket) => ({ example: prepare(ticket), group: ticket.trade })),
    ...examplesFrom(task.decisions, corpus.train.length).map((example) => ({
      example: prepare(example),
      group: DECISIONS,
    })),
  ];
  const model = trainModel(examples, progress);
  const measure = (before: Uint8Array, tickets: readonly Example[]) =>
    compare(Model.fromBytes(Buffer.from(before)), model, tickets);
  return {
    version: model.version,
    bytes: model.toBytes(),
    corpusTickets: corpus.train.length,
    decisions: task.decisions.length,
    metrics: { heldOut: measure(task.active, task.heldOut), testCorpus: measure(task.shipped, corpus.test) },
  };
}
