import { accuracy, macroF1, type Outcome } from '../evaluation/metrics.js';
import { HEADS, type HeadName, type Model } from '../embedded/model.js';
import { ModelClassifier } from '../embedded/model-classifier.js';
import type { Example } from '../embedded/train.js';

/** From 0 to 1. */
interface Scores {
  readonly accuracy: number;
  readonly macroF1: number;
}

/** How a field was answered for tickets where it is known, by the model so far and by the new one. */
interface FieldComparison {
  readonly tickets: number;
  readonly before: Scores;
  readonly after: Scores;
}

export type Comparison = Readonly<Record<HeadName, FieldComparison>>;

/** What a new version was measured on; it was trained on none of it. */
export interface Metrics {
  /** Decisions of agents, against the version that was active. */
  readonly heldOut: Comparison;
  /** The test part of the corpus, against the version that ships with the product. */
  readonly testCorpus: Comparison;
}

export function compare(before: Model, after: Model, tickets: readonly Example[]): Comparison {
  const classifiers = { before: new ModelClassifier(before), after: new ModelClassifier(after) };
  const answers = tickets.map((ticket) => ({
    ticket,
    before: classifiers.before.classify(ticket),
    after: classifiers.after.classify(ticket),
  }));
  const field = (name: HeadName): FieldComparison => {
    const labelled = answers.filter(({ ticket }) => ticket[name] !== undefined);
    const score = (version: 'before' | 'after'): Scores => {
      const outcomes = labelled.map(({ ticket, [version]: answer }): Outcome<string> => {
        // An answer that recognises nothing is no answer, and so is a wrong one.
        return { truth: ticket[name] ?? '', suggested: answer?.[name] ?? '', confidence: 1 };
      });
      return { accuracy: accuracy(outcomes), macroF1: macroF1(HEADS[name] as readonly string[], outcomes) };
    };
    return { tickets: labelled.length, before: score('before'), after: score('after') };
  };
  return { category: field('category'), priority: field('priority') };
}
