import type { KnownTicket, TicketSuggestion } from '../../../api/types';
import { percent } from '../../../shared/numbers';
import { SOURCE_NAMES } from '../../../shared/suggestion/source-names';
import { CATEGORY_TERMS, PRIORITY_TERMS } from '../../../shared/vocabulary';
import { confidenceOf, JUDGED_FIELDS, openFields, outcomeOf } from '../fields/ticket-fields';

/** The four looks of a suggestion in the list. */
export type MarkLook = 'suggested' | 'review' | 'kept' | 'changed';

export interface Mark {
  readonly look: MarkLook;
  /** On the mark: "92%", "Kept". */
  readonly text: string;
  /** For whoever does not see the mark: "Suggested, 92% sure". */
  readonly words: string;
  /** Who suggested what and why. */
  readonly hint: string;
}

/** How a ticket's suggestion is marked in the list; undefined when there is nothing to mark. */
export function markOf(ticket: KnownTicket): Mark | undefined {
  const { suggestion } = ticket;
  if (suggestion === null) {
    return ticket.needs_review
      ? {
          look: 'review',
          text: $localize`Review`,
          words: $localize`Needs review`,
          hint: $localize`No suggestion for this ticket.`,
        }
      : undefined;
  }
  const hint = hintOf(suggestion);
  const open = openFields(ticket);
  if (open.length > 0) {
    // Of what is still open, the least sure: a field that is decided needs nobody any more.
    const text = percent(Math.min(...open.map((field) => confidenceOf(suggestion, field))));
    return ticket.needs_review
      ? { look: 'review', text, words: $localize`Needs review, ${text}:share: sure`, hint }
      : { look: 'suggested', text, words: $localize`Suggested, ${text}:share: sure`, hint };
  }
  const kept = JUDGED_FIELDS.every((field) => outcomeOf(suggestion, field) === 'accepted');
  return kept
    ? { look: 'kept', text: $localize`Kept`, words: $localize`Suggestion kept`, hint }
    : { look: 'changed', text: $localize`Changed`, words: $localize`Suggestion changed`, hint };
}

/** "Built-in model suggested Billing 97%, High 92%. A duplicate charge." */
function hintOf(suggestion: TicketSuggestion): string {
  const category = `${CATEGORY_TERMS[suggestion.category].label} ${percent(suggestion.category_confidence)}`;
  const priority = `${PRIORITY_TERMS[suggestion.priority].label} ${percent(suggestion.priority_confidence)}`;
  return $localize`${SOURCE_NAMES[suggestion.source]}:source: suggested ${category}:category:, ${priority}:priority:. ${suggestion.reason}:reason:`;
}
