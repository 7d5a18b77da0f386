import type { BulkChange } from './bulk-change.entity.js';

/** A bulk change and what undoes it. */
export interface BulkChangeView {
  readonly change: BulkChange;
  /** The bulk change that undoes this one; null when none does. */
  readonly undoneBy: number | null;
}
