import type { Suggestion } from '../suggestion.js';
import type { RecordedSource } from './outcome.js';

/** A suggestion that somebody made, in contrast to a default, which only stands in for one and is not recorded. */
export interface MadeSuggestion extends Suggestion {
  readonly source: RecordedSource;
}

export function isMade(suggestion: Suggestion): suggestion is MadeSuggestion {
  return suggestion.source !== 'default';
}

export function isOfLanguageModel(suggestion: Suggestion): suggestion is MadeSuggestion {
  return isMade(suggestion) && suggestion.source !== 'embedded';
}
