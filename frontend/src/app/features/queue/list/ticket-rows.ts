import { computed, inject, Injectable } from '@angular/core';
import type { KnownTicket, TicketFilters } from '../../../api/types';
import { type Edit, edited, FIELD_NAMES, type FieldName } from '../fields/ticket-fields';
import { OptimisticChanges, type Refusal } from './optimistic-changes';
import { TicketList } from './ticket-list';
import { TicketStore } from './ticket-store';

/** A ticket as it is shown: with the changes that are still on their way, and what became of them. */
export interface Row {
  readonly ticket: KnownTicket;
  readonly pending: Edit | undefined;
  readonly refusal: Refusal | undefined;
  readonly deleted: boolean;
  /** True when a change took the ticket out of the filters: it stays, muted, until the list is read again. */
  readonly muted: boolean;
}

@Injectable()
export class TicketRows {
  private readonly list = inject(TicketList);
  private readonly store = inject(TicketStore);
  private readonly changes = inject(OptimisticChanges);

  readonly all = computed(() => this.list.ids().flatMap((id) => this.row(id) ?? []));

  /** The ticket with that number if it was read already, listed or not. */
  row(id: number): Row | undefined {
    const known = this.store.get(id);
    if (known === undefined) return undefined;
    const pending = this.changes.pending(id);
    const ticket = pending === undefined ? known : edited(known, pending);
    const deleted = this.store.isDeleted(id);
    return {
      ticket,
      pending,
      refusal: this.changes.refusal(id),
      deleted,
      muted: deleted || !matches(ticket, this.list.filters()),
    };
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
