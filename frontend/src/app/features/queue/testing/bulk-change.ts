import type { BulkChange } from '../../../api/types';

/** A change of many tickets for tests: to resolved, waiting for its turn. */
export function bulkChange(values: Partial<BulkChange> = {}): BulkChange {
  return {
    id: 3,
    state: 'queued',
    requested_at: '2026-11-21T08:00:00.000Z',
    started_at: null,
    ended_at: null,
    cancel_requested: false,
    filter: null,
    change: { status: 'resolved' },
    progress: { done: 0, of: null },
    results: { changed: 0, unchanged: 0, missing: 0, skipped: 0 },
    undo_of: null,
    undone_by: null,
    ...values,
  };
}
