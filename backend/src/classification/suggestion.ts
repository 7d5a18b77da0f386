import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';

/** What a classifier reads: the ticket's text exactly as it was sent. */
export interface TicketText {
  readonly title?: string;
  readonly description: string;
}

export const TEXT_FIELDS = ['title', 'description'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];

/** A passage that is literally in the ticket: `text` equals the field's text from `start` to `end` (UTF-16 code units). */
export interface EvidenceSpan {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longest reason in UTF-16 code units. */
export const MAX_REASON_LENGTH = 200;

/** What one classifier makes of a ticket. Confidences run from 0 (no idea) to 1 (certain). */
export interface Judgement {
  readonly category: Category;
  readonly priority: Priority;
  readonly categoryConfidence: number;
  readonly priorityConfidence: number;
  /** One line of plain text for people, at most MAX_REASON_LENGTH long. */
  readonly reason: string;
  readonly evidence: readonly EvidenceSpan[];
}

/** Who made a suggestion; `default` means that nobody could, and its values only stand in for a prediction. */
export const SUGGESTION_SOURCES = ['anthropic', 'embedded', 'default'] as const;

export type SuggestionSource = (typeof SUGGESTION_SOURCES)[number];

export interface Suggestion extends Judgement {
  readonly source: SuggestionSource;
  /** True when this is less than the configuration promises: a provider failed, or nothing was recognised. */
  readonly degraded: boolean;
}
