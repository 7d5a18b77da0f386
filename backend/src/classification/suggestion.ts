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

/** The language models that can be configured, by the names that `LLM_PROVIDERS` takes. */
export const LLM_PROVIDERS = ['anthropic', 'openai', 'gemini', 'openai_compatible'] as const;

export type LlmProviderName = (typeof LLM_PROVIDERS)[number];

/** Who made a suggestion; `default` means that nobody could, and its values only stand in for a prediction. */
export const SUGGESTION_SOURCES = [...LLM_PROVIDERS, 'embedded', 'default'] as const;

export type SuggestionSource = (typeof SUGGESTION_SOURCES)[number];

/** What an answer took, as far as it is known. */
export interface Effort {
  /** From the question to the answer; what an answer from the cache took when it was made. */
  readonly latencyMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** In US dollars; null without configured prices. */
  readonly costUsd: number | null;
}

export interface Suggestion extends Judgement {
  readonly source: SuggestionSource;
  /** The vendor's name of the language model; `embedded` for the built-in one. */
  readonly model: string;
  /** Of the prompt for a language model, of the model itself for the built-in one. */
  readonly version: string;
  /** True when this is less than the configuration promises: a provider failed, or nothing was recognised. */
  readonly degraded: boolean;
  readonly effort: Effort;
}
