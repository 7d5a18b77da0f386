import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import { LLM_PROVIDERS, type SuggestionSource } from '../suggestion.js';

/** The two fields of a ticket that are suggested. */
export const JUDGED_FIELDS = ['category', 'priority'] as const;

export type JudgedField = (typeof JUDGED_FIELDS)[number];

/** Who can be the author of a suggestion in the ledger; a `default` is none. */
export const RECORDED_SOURCES = [...LLM_PROVIDERS, 'embedded'] as const satisfies readonly SuggestionSource[];

export type RecordedSource = (typeof RECORDED_SOURCES)[number];

/** What became of a suggested value: nobody has decided yet, it was kept, or another value took its place. */
export const OUTCOMES = ['open', 'accepted', 'overridden'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A submitter decides while writing the ticket, an agent whenever the ticket changes afterwards. */
export const DECIDERS = ['submitter', 'agent'] as const;

export type Decider = (typeof DECIDERS)[number];

/** The value that somebody settled a field on, and who it was. */
export interface Decision<Value> {
  readonly value: Value;
  readonly by: Decider;
}

/** What is decided about a ticket; a field that is missing is still open. */
export interface Decisions {
  readonly category?: Decision<Category>;
  readonly priority?: Decision<Priority>;
}
