import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { Status } from '../../domain/status.js';
import type { TicketFilterQuery } from '../dto/ticket-filter.query.js';
import { endOf, startOf } from '../../common/validation/moment.js';
import { searchWords } from './search-words.js';

/** Which tickets are meant; what is left out does not narrow. Plain data, so that a job can keep it as JSON. */
export interface TicketFilter {
  /** Any of these, at least one. */
  readonly category?: readonly Category[];
  readonly priority?: readonly Priority[];
  readonly status?: readonly Status[];
  /** Only tickets that have, or have not, a proposal of less than this confidence that nobody has decided. */
  readonly review?: { readonly isNeeded: boolean; readonly threshold: number };
  /** Created from this instant on, and before that one; both as ISO 8601, at least one of them. */
  readonly created?: { readonly from?: string; readonly until?: string };
  /** Each must occur in the title or the description, as a part of any word, in any case. Without white space. */
  readonly words: readonly string[];
}

/** @param reviewThreshold the confidence, from 0.01 to 1, from which on a proposal may stand without a look */
export function ticketFilterOf(query: TicketFilterQuery, reviewThreshold: number): TicketFilter {
  const { category, priority, status, needs_review: needsReview, created_from: from, created_to: to, search } = query;
  const created = {
    ...(from !== undefined && { from: startOf(from).toISOString() }),
    ...(to !== undefined && { until: endOf(to).toISOString() }),
  };
  return {
    ...(category && { category }),
    ...(priority && { priority }),
    ...(status && { status }),
    ...(needsReview && { review: { isNeeded: needsReview === 'true', threshold: reviewThreshold } }),
    ...((created.from ?? created.until) && { created }),
    words: searchWords(search ?? ''),
  };
}
