import type { SuggestionRecord } from '../classification/ledger/suggestion-record.entity.js';
import type { Ticket } from './ticket.entity.js';

/** A ticket and the latest suggestion that reached it. */
export interface TicketWithSuggestion {
  readonly ticket: Ticket;
  readonly suggestion: SuggestionRecord | null;
}

/** A ticket as people see it. */
export interface TicketView extends TicketWithSuggestion {
  /** Some field is proposed, nobody has decided it, and the proposal is not sure enough. */
  readonly needsReview: boolean;
}

/** @param threshold the confidence, from 0.01 to 1, from which on a proposal may stand without a look */
export function viewOf({ ticket, suggestion }: TicketWithSuggestion, threshold: number): TicketView {
  const isDoubtful = (confidence: number | null) => confidence !== null && confidence < threshold;
  const needsReview = isDoubtful(ticket.categoryConfidence) || isDoubtful(ticket.priorityConfidence);
  return { ticket, suggestion, needsReview };
}
