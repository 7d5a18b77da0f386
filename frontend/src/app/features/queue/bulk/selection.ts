import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { TicketFilters } from '../../../api/types';
import type { Total } from '../../../shared/numbers';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';

/** As many as one change of named tickets takes. */
export const SELECTED_AT_MOST = 10_000;

const NONE: ReadonlySet<number> = new Set();

/** Which tickets of the list are selected: some of those that were read, or all that match, read or not. */
@Injectable()
export class Selection {
  private readonly list = inject(TicketList);
  private readonly rows = inject(TicketRows);

  private readonly picked = signal(NONE);
  private readonly everything = signal(false);
  private readonly picking = signal(false);
  /** Where a range begins. */
  private anchor: number | undefined;

  /** The selected tickets that were read. */
  readonly ids = computed<ReadonlySet<number>>(() => (this.everything() ? this.matching() : this.picked()));
  /** True when also the tickets are meant that were not read yet. */
  readonly allMatching = this.everything.asReadonly();
  readonly active = computed(() => this.everything() || this.picked().size > 0);
  readonly count = computed<Total>(() => {
    const total = this.everything() ? this.list.total() : undefined;
    return total ?? { count: this.ids().size, capped: false };
  });
  /** Of the tickets that were read: all, some or none are selected. */
  readonly extent = computed<'all' | 'some' | 'none'>(() => {
    if (this.everything()) return 'all';
    if (!this.active()) return 'none';
    return this.list.ids().every((id) => this.ids().has(id)) ? 'all' : 'some';
  });
  /** True on small screens while a tap on a card selects it. */
  readonly mode = computed(() => this.picking() || this.active());

  constructor() {
    // What is selected is what people see: other filters show other tickets. Who has selected nothing yet goes on, also
    // when the first answer tells the filters.
    let seen = withoutOrder(this.list.filters());
    effect(() => {
      const filters = withoutOrder(this.list.filters());
      if (filters !== seen && untracked(this.active)) untracked(() => this.clear());
      seen = filters;
    });
    effect(() => {
      const ids = new Set(this.list.ids());
      const picked = untracked(this.picked);
      const left = [...picked].filter((id) => ids.has(id));
      if (left.length < picked.size) this.picked.set(new Set(left));
    });
  }

  has(id: number): boolean {
    return this.ids().has(id);
  }

  toggle(id: number): void {
    const ids = new Set(this.ids());
    if (!ids.delete(id)) ids.add(id);
    this.anchor = id;
    this.set([...ids]);
  }

  /** Selects everything from the ticket that was selected or left out last up to this one. */
  extendTo(id: number): void {
    const all = this.list.ids();
    const from = this.anchor === undefined ? -1 : all.indexOf(this.anchor);
    const to = all.indexOf(id);
    if (to === -1) return;
    if (from === -1) {
      this.anchor = id;
      this.set([...this.ids(), id]);
      return;
    }
    this.set([...this.ids(), ...all.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  }

  /** Selects all tickets that were read, or none when they all are. */
  toggleAll(): void {
    if (this.extent() === 'all') this.clear();
    else this.set(this.list.ids());
  }

  /** Selects every ticket that matches the filters. */
  selectAllMatching(): void {
    this.everything.set(true);
  }

  startPicking(): void {
    this.picking.set(true);
  }

  clear(): void {
    this.picked.set(NONE);
    this.everything.set(false);
    this.picking.set(false);
    this.anchor = undefined;
  }

  /** A row stays where it is when its ticket does not match any more: the server leaves that ticket alone. */
  private matching(): ReadonlySet<number> {
    return new Set(this.rows.all().flatMap(({ ticket, muted }) => (muted ? [] : ticket.id)));
  }

  private set(ids: readonly number[]): void {
    this.everything.set(false);
    this.picked.set(new Set(ids.slice(0, SELECTED_AT_MOST)));
  }
}

function withoutOrder(filters: TicketFilters): string {
  return JSON.stringify({ ...filters, order: undefined });
}
