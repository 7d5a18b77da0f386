import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, finalize, type Observable, tap } from 'rxjs';
import { TicketsApi } from '../../../api/tickets-api';
import type { ListedTicket, TicketFilters, TicketPage } from '../../../api/types';
import { inBatches } from '../../../core/live/in-batches';
import { Paced } from '../../../core/live/paced';
import { plural } from '../../../../locale/plural';
import { shortTotal, type Total } from '../../../shared/numbers';
import { TicketList } from '../list/ticket-list';

/** From one look at the server to the next. */
const LOOK_MS = 1_000;

/** New tickets that are looked for; when there are more, the list is read again to show them. */
const AT_MOST = 50;

/** Whoever listens is not told more often. */
const ANNOUNCE_MS = 10_000;

/**
 * Tickets that were created since the list was read and that match its filters. They wait until somebody wants to see them,
 * so that rows do not move under the pointer. The number of matching tickets moves by itself.
 */
@Injectable()
export class NewTickets {
  private readonly api = inject(TicketsApi);
  private readonly list = inject(TicketList);
  private readonly announcer = inject(LiveAnnouncer);

  private readonly found = signal<readonly ListedTicket[]>([]);
  private readonly isMore = signal(false);

  private readonly waiting = computed(() => {
    this.list.ids();
    return this.found().filter(({ id }) => !this.list.has(id));
  });
  readonly count = computed<Total>(() => ({ count: this.waiting().length, capped: this.isMore() }));

  /** The lowest number that was given since the list was read, or since all new tickets were shown. */
  private firstNew: number | undefined;
  /** Something happened that was not looked for yet. */
  private isOutdated = false;
  private isLooking = false;
  private readonly looking = new Paced(LOOK_MS, () => this.look());
  private announcedAt = -Infinity;
  private announcement: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.list.events.pipe(inBatches(0), takeUntilDestroyed()).subscribe((events) => {
      for (const { kind, ticket_id: id } of events) {
        if (kind === 'created' && !this.list.has(id)) this.firstNew = Math.min(this.firstNew ?? id, id);
      }
      this.isOutdated = true;
      this.lookWhenRead();
    });
    effect(() => {
      const reading = this.list.reading();
      untracked(() => {
        if (reading === 'first' || reading === 'again') this.forget();
        else this.lookWhenRead();
      });
    });
    effect(() => {
      if (this.count().count > 0) this.announceSoon();
    });
    inject(DestroyRef).onDestroy(() => {
      this.looking.stop();
      clearTimeout(this.announcement);
    });
  }

  /**
   * Shows them at the top.
   * @returns the first of them; undefined when there are none, or the list is read again to show them
   */
  show(): number | undefined {
    const tickets = this.waiting();
    const fitsTop = this.list.filters().order === 'newest' && !this.isMore();
    this.showNone();
    // One that was just created may not have been found yet: it is still new.
    if (!this.isOutdated && !this.isLooking) this.firstNew = undefined;
    if (tickets.length === 0) return undefined;
    if (!fitsTop) {
      this.list.refresh();
      return undefined;
    }
    this.list.prepend(tickets);
    return tickets[0]?.id;
  }

  private forget(): void {
    this.firstNew = undefined;
    this.showNone();
  }

  private showNone(): void {
    this.found.set([]);
    this.isMore.set(false);
    clearTimeout(this.announcement);
  }

  /** A list that is being read counts for itself; what happens meanwhile is looked for afterwards. */
  private lookWhenRead(): void {
    const reading = this.list.reading();
    const isReading = reading === 'first' || reading === 'again';
    if (this.isOutdated && !isReading && this.list.error() === undefined) this.looking.ask();
  }

  private look(): Observable<TicketPage> {
    if (!this.isOutdated) return EMPTY;
    this.isOutdated = false;
    this.isLooking = true;
    const filters = this.list.filters();
    const first = this.firstNew;
    return this.api.page({ ...filters, order: 'newest' }, undefined, first === undefined ? 1 : AT_MOST).pipe(
      tap({
        next: (page) => this.take(page, filters, first),
        error: () => (this.isOutdated = true),
      }),
      finalize(() => (this.isLooking = false)),
    );
  }

  /** What a look brought that was taken at the list with these filters, for tickets from this number on. */
  private take(page: TicketPage, filters: TicketFilters, first: number | undefined): void {
    if (this.list.filters() !== filters || this.firstNew !== first) {
      this.isOutdated = true; // another list by now
      this.lookWhenRead();
      return;
    }
    this.list.recount(page);
    const tickets = first === undefined ? [] : page.tickets.filter(({ id }) => id >= first);
    this.found.set(tickets);
    this.isMore.set(page.next !== undefined && this.waiting().length === AT_MOST);
  }

  private announceSoon(): void {
    clearTimeout(this.announcement);
    const wait = Math.max(0, this.announcedAt + ANNOUNCE_MS - Date.now());
    this.announcement = setTimeout(() => {
      const { count, capped } = this.count();
      if (count === 0) return;
      this.announcedAt = Date.now();
      void this.announcer.announce(newTicketsText(count, capped), 'polite');
    }, wait);
  }
}

function newTicketsText(count: number, capped: boolean): string {
  const number = shortTotal({ count, capped });
  return plural(count, $localize`${number}:count: new ticket`, $localize`${number}:count: new tickets`);
}
