import { computed, Injectable, signal } from '@angular/core';
import type { JudgedField, KnownTicket, TicketFilters } from '../../../api/types';
import { type Edit, type FieldName, fieldsOf, valuesOf, withoutFields } from '../fields/ticket-fields';

/** More than anybody goes back; what is older is forgotten. */
export const UNDO_AT_MOST = 50;

/** Values that were set in one ticket. What comes to nothing of it, because it was refused, leaves it again. */
export interface MadeChange {
  readonly kind: 'ticket';
  readonly id: number;
  /** What exactly the fields that were set had before. */
  before: Edit;
  after: Edit;
  /** The fields that it decided and that nobody had decided before: those that were set, or all by ending the work. */
  readonly decided: readonly JudgedField[];
}

/** A change of many tickets, which the server can take back. */
export interface MadeBulkChange {
  readonly kind: 'bulk';
  readonly bulkId: number;
}

/** A saved view that was deleted. */
export interface DeletedView {
  readonly kind: 'view';
  readonly name: string;
  readonly filters: TicketFilters;
  /** True when everybody had it. */
  readonly shared: boolean;
}

/** A ticket that was deleted. */
export interface DeletedTicket {
  readonly kind: 'deletion';
  readonly id: number;
}

export type Undoable = MadeChange | MadeBulkChange | DeletedView | DeletedTicket;

/** What was changed here, the latest last; it outlives the queue's page. */
@Injectable({ providedIn: 'root' })
export class UndoStack {
  private readonly made = signal<readonly Undoable[]>([]);

  readonly latest = computed(() => this.made().at(-1));

  push(change: Undoable): void {
    this.made.update((all) => [...all, change].slice(-UNDO_AT_MOST));
  }

  /** Takes a change out; false when it is not there (any more). */
  take(change: Undoable): boolean {
    const isThere = this.made().includes(change);
    if (isThere) this.made.update((all) => all.filter((other) => other !== change));
    return isThere;
  }

  /**
   * Notes that values never reached the server. Later changes of the ticket were made in front of them; what these go back
   * to is then what the ticket really has.
   */
  lose(change: MadeChange, fields: readonly FieldName[], now: KnownTicket | undefined): void {
    const index = this.made().indexOf(change);
    if (index === -1) return;
    const lost = fieldsOf(change.after).filter((field) => fields.includes(field));
    for (const later of this.made().slice(index + 1)) {
      if (later.kind !== 'ticket' || later.id !== change.id || now === undefined) continue;
      const stale = fieldsOf(later.before).filter(
        (field) => lost.includes(field) && later.before[field] === change.after[field],
      );
      later.before = { ...later.before, ...valuesOf(now, stale) };
    }
    change.before = withoutFields(change.before, lost);
    change.after = withoutFields(change.after, lost);
    if (fieldsOf(change.after).length === 0) this.take(change);
  }
}
