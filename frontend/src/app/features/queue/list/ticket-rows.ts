import { computed, inject, Injectable } from '@angular/core';
import type { KnownTicket, TicketFilters } from '../../../api/types';
import { type Edit, edited, FIELD_NAMES, type FieldName } from '../fields/ticket-fields';
import { type Conflict, OptimisticChanges, type Refusal } from './optimistic-changes';
import { TicketList } from './ticket-list';
import { TicketStore } from './ticket-store';

/** A ticket as it is shown: with the changes that are still on their way, and what became of them. */
export interface Row {
  readonly ticket: KnownTicket;
  readonly pending: Edit | undefined;
  readonly refusal: Refusal | undefined;
  readonly conflict: Conflict | undefined;
  readonly deleted: boolean;
  /** True when a change took the ticket out of the filters: it stays, muted, until the list is read again. */
  readonly muted: boolean;
}

/** A row and what it was made of. */
interface MadeRow {
  readonly row: Row;
  readonly filters: TicketFilters;
}

@Injectable()
export class TicketRows {
  private readonly list = inject(TicketList);
  private readonly store = inject(TicketStore);
  private readonly changes = inject(OptimisticChanges);

  /** Rows stay the same objects for as long as nothing about them changes, so that only what did is drawn again. */
  private readonly made = new WeakMap<KnownTicket, MadeRow>();

  readonly all = computed(() => this.rows(this.list.ids()));

  rows(ids: readonly number[]): readonly Row[] {
    return ids.flatMap((id) => this.row(id) ?? []);
  }

  /** The ticket with that number if it was read already, listed or not. */
  row(id: number): Row | undefined {
    const known = this.store.get(id);
    if (known === undefined) return undefined;
    const pending = this.changes.pending(id);
    const refusal = this.changes.refusal(id);
    const conflict = this.changes.conflict(id);
    const deleted = this.store.isDeleted(id);
    const filters = this.list.filters();

    const before = this.made.get(known);
    if (
      before !== undefined &&
      before.row.pending === pending &&
      before.row.refusal === refusal &&
      before.row.conflict === conflict &&
      before.row.deleted === deleted &&
      before.filters === filters
    ) {
      return before.row;
    }
    const ticket = pending === undefined ? known : edited(known, pending);
    const row = { ticket, pending, refusal, conflict, deleted, muted: deleted || !matches(ticket, filters) };
    this.made.set(known, { row, filters });
    return row;
  }
}

/** The search is left out: none of the fields that are changed here takes part in it. */
function matches(ticket: KnownTicket, filters: TicketFilters): boolean {
  return (!filters.needsReview || ticket.needs_review) && FIELD_NAMES.every((name) => isAmong(ticket, filters, name));
}

function isAmong(ticket: KnownTicket, filters: TicketFilters, name: FieldName): boolean {
  const wanted: readonly string[] = filters[name];
  return wanted.length === 0 || wanted.includes(ticket[name]);
}
