import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { Status } from '../../domain/status.js';

export const BULK_STATES = ['queued', 'running', 'completed', 'cancelled', 'failed'] as const;

export type BulkState = (typeof BULK_STATES)[number];

/**
 * What became of a ticket: it was changed, it was so already, it does not exist (any more), or, when a bulk change is
 * undone, somebody changed it since.
 */
export const BULK_RESULTS = ['changed', 'unchanged', 'missing', 'skipped'] as const;

export type BulkResult = (typeof BULK_RESULTS)[number];

/** What every ticket is set to; at least one of them. */
export interface WantedValues {
  readonly category?: Category;
  readonly priority?: Priority;
  readonly status?: Status;
}

/** Which tickets are meant, as it was asked for. */
export interface BulkFilter {
  readonly category?: Category[];
  readonly priority?: Priority[];
  readonly status?: Status[];
  readonly search?: string;
  readonly needs_review?: boolean;
}

/** Names the queue. */
export const BULK_WORK = 'bulk-change';
