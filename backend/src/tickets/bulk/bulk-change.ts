import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { Status } from '../../domain/status.js';

/**
 * What became of a ticket: it was changed, it was so already, it does not exist (any more), or, when a bulk change is
 * undone, somebody changed it since.
 */
export const BULK_RESULTS = ['changed', 'unchanged', 'missing', 'skipped'] as const;

export type BulkResult = (typeof BULK_RESULTS)[number];

/** Which tickets are meant, as it was asked for. */
export interface BulkFilter {
  readonly category?: Category[];
  readonly priority?: Priority[];
  readonly status?: Status[];
  /** Forgotten when the tickets are chosen or the bulk change ends without: what people search for may be about somebody. */
  readonly search?: string;
  /** There once was a search. */
  readonly searched?: true;
  readonly needs_review?: boolean;
  /** What somebody saw by it when they asked. Bulk changes of earlier releases go without it. */
  readonly review_threshold?: number;
  readonly created_from?: string;
  readonly created_to?: string;
}

/** Names the queue. */
export const BULK_WORK = 'bulk-change';
