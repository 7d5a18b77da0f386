import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, expand, merge, type Observable, reduce, Subject, type Subscription, tap } from 'rxjs';
import type { TicketEvent } from '../../../api/events-api';
import { lostAnswer } from '../../../api/problem';
import { TicketChanges } from '../../../api/ticket-changes';
import { TicketsApi } from '../../../api/tickets-api';
import type { KnownTicket, TicketFilters, TicketPage } from '../../../api/types';
import { LiveEvents } from '../../../core/live/live-events';
import { NO_FILTERS, QueueUrl } from '../../../core/queue-url/queue-url';
import type { Total } from '../../../shared/numbers';
import { type KeptList, LastList } from './last-list';
import { type LeftList, type ListSnapshot, QueueMemory } from './queue-memory';
import { TicketStore } from './ticket-store';

/** Tickets that a page holds at first, and at most: whoever scrolls far gets more at a time. */
const PAGE = 50;
const LARGE_PAGE = 200;

/** A list read again keeps its length up to here; a longer one grows anew on scroll. */
const REFRESH_AT_MOST = 1_000;

/** The tickets that match the address, in its order, as far as they were scrolled to. */
@Injectable()
export class TicketList {
  private readonly api = inject(TicketsApi);
  private readonly store = inject(TicketStore);
  private readonly memory = inject(QueueMemory);
  private readonly lastList = inject(LastList);
  private readonly live = inject(LiveEvents);
  private readonly wanted = inject(QueueUrl).filters;

  private readonly numbers = signal<readonly number[]>([]);
  private readonly current = signal<TicketFilters>(NO_FILTERS);
  private readonly count = signal<number | undefined>(undefined);
  private readonly isCapped = signal(false);
  private readonly window = signal<number | undefined>(undefined);
  private readonly cursor = signal<string | undefined>(undefined);
  private readonly phase = signal<'first' | 'again' | 'more' | undefined>('first');
  private readonly failure = signal<unknown>(undefined);
  private readonly moreFailure = signal<unknown>(undefined);
  private readonly kept = signal<number | undefined>(undefined);

  /** The numbers of the tickets read so far, each once. */
  readonly ids = this.numbers.asReadonly();
  /** What the tickets on screen were asked for; the address may already want something else. */
  readonly filters = this.current.asReadonly();
  /** How many tickets match in all, at least when there may be more; undefined until the server said so. */
  readonly total = computed<Total | undefined>(() => {
    const count = this.count();
    if (count === undefined || !this.isCapped()) return count === undefined ? undefined : { count, capped: false };
    // the server stopped counting, but what was read by now is known
    const read = this.numbers().length;
    return this.hasMore() || this.kept() !== undefined
      ? { count: Math.max(count, read), capped: true }
      : { count: read, capped: false };
  });
  /** How many of the newest tickets that match the filters were searched; undefined when all were. */
  readonly searchWindow = this.window.asReadonly();
  /** Why the list could not be read; undefined when it could. */
  readonly error = this.failure.asReadonly();
  /** Why the next page could not be read. */
  readonly moreError = this.moreFailure.asReadonly();
  /** 'first' while the filters are read for the first time, 'again' on a refresh, 'more' for a further page. */
  readonly reading = this.phase.asReadonly();

  /** When the tickets on screen were read, where that is the list of another time because there is no connection. */
  readonly keptAt = this.kept.asReadonly();

  private readonly missed = new Subject<TicketEvent>();
  /** What happens to tickets, and what happened while another page was open to those of a list that was left. */
  readonly events = merge(this.live.events, this.missed);

  private request: Subscription | undefined;
  /** The list on screen may lack what happened while it was read. */
  private isOutdated = false;
  /** The same numbers as the list, to be found quickly. */
  private readonly known = new Set<number>();

  constructor() {
    let remembered = this.memory.takeList(this.wanted());
    effect(() => {
      this.wanted();
      untracked(() => {
        if (remembered === undefined) this.load();
        else this.restore(remembered);
        remembered = undefined;
      });
    });
    const { created } = inject(TicketChanges);
    let seen = created();
    effect(() => {
      if (created() === seen) return;
      seen = created();
      untracked(() => {
        this.refresh();
      });
    });
    this.live.reloads.pipe(takeUntilDestroyed()).subscribe(() => this.catchUp());
    effect(() => {
      const isBack = this.live.state() === 'live';
      untracked(() => {
        const isMissing = this.kept() !== undefined || lostAnswer(this.failure()) !== undefined;
        if (isBack && isMissing) this.load();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.request?.unsubscribe();
      this.memory.keepList(this.snapshot());
    });
  }

  has(id: number): boolean {
    return this.known.has(id);
  }

  hasMore(): boolean {
    return this.cursor() !== undefined;
  }

  /** Reads the first page for the filters in the address. The tickets of the filters before stay until it arrives. */
  load(): void {
    const filters = this.wanted();
    this.failure.set(undefined);
    this.read(
      'first',
      this.api.page(filters, undefined, PAGE),
      (page) => {
        this.current.set(filters);
        this.replace(page);
      },
      (error) => {
        const last = lostAnswer(error) === undefined ? undefined : this.lastList.for(filters);
        if (last === undefined) this.failure.set(error);
        else this.showKept(last.list, last.at);
      },
    );
  }

  /**
   * Reads everything on screen again, in place.
   * @param onError told why it failed; the tickets on screen stay
   */
  refresh(onError: (error: unknown) => void = () => undefined): void {
    if (this.phase() === 'first' || this.failure() !== undefined || this.kept() !== undefined) {
      this.load();
      return;
    }
    const length = Math.min(Math.max(this.numbers().length, PAGE), REFRESH_AT_MOST);
    this.read('again', this.pages(this.current(), length), (page) => this.replace(page), onError);
  }

  /** Reads the next page and adds it at the end; nothing happens while another read is under way. */
  loadMore(): void {
    const cursor = this.cursor();
    if (cursor === undefined || this.phase() !== undefined) return;
    this.moreFailure.set(undefined);
    this.read(
      'more',
      this.api.page(this.current(), cursor, Math.min(Math.max(this.numbers().length, PAGE), LARGE_PAGE)),
      (page) => {
        this.store.take(page.tickets);
        this.numbers.update((ids) => ids.concat(this.unknownOf(page.tickets)));
        this.cursor.set(page.next);
        if (page.total !== undefined) this.countAs(page);
      },
      (error) => this.moreFailure.set(error),
    );
  }

  /** Reads the tickets on screen again and leaves the rows as they are. */
  readRows(): Observable<unknown> {
    const length = Math.min(Math.max(this.numbers().length, PAGE), REFRESH_AT_MOST);
    return this.pages(this.current(), length).pipe(tap(({ tickets }) => this.store.take(tickets)));
  }

  /** Puts new tickets at the top. */
  prepend(tickets: readonly KnownTicket[]): void {
    this.store.take(tickets);
    const ids = this.unknownOf(tickets);
    this.numbers.update((all) => [...ids, ...all]);
  }

  /** Takes over how many tickets match by now. */
  recount(page: TicketPage): void {
    if (page.total !== undefined) this.countAs(page);
  }

  /** Takes a ticket that was deleted out of the list. */
  remove(id: number): void {
    if (!this.numbers().includes(id)) return;
    this.known.delete(id);
    this.numbers.update((ids) => ids.filter((other) => other !== id));
    this.count.update((total) => total && total - 1);
  }

  private read(
    phase: 'first' | 'again' | 'more',
    pages: Observable<TicketPage>,
    onPage: (page: TicketPage) => void,
    onError: (error: unknown) => void = (error) => this.failure.set(error),
  ): void {
    this.request?.unsubscribe();
    this.phase.set(phase);
    this.request = pages.subscribe({
      next: (page) => {
        this.phase.set(undefined);
        onPage(page);
        if (this.isOutdated) this.catchUp();
      },
      error: (error: unknown) => {
        this.phase.set(undefined);
        onError(error);
      },
    });
  }

  /** Reads the list again in place; what is read just now may be older than what happened, and is read first. */
  private catchUp(): void {
    this.isOutdated = this.phase() !== undefined;
    if (!this.isOutdated && this.failure() === undefined) this.refresh();
  }

  /** The first tickets that match, gathered from as many pages as it takes. */
  private pages(filters: TicketFilters, length: number): Observable<TicketPage> {
    const limit = Math.min(length, LARGE_PAGE);
    return this.api.page(filters, undefined, limit).pipe(
      expand((page, index) =>
        page.next === undefined || (index + 1) * limit >= length ? EMPTY : this.api.page(filters, page.next, limit),
      ),
      reduce((all, page) => ({ ...page, tickets: [...all.tickets, ...page.tickets] })),
    );
  }

  private replace(page: TicketPage): void {
    const { tickets, next } = page;
    this.failure.set(undefined);
    this.moreFailure.set(undefined);
    this.kept.set(undefined);
    this.store.take(tickets);
    this.known.clear();
    this.numbers.set(this.unknownOf(page.tickets));
    this.cursor.set(next);
    this.window.set(page.searchWindow);
    this.countAs(page);
    this.lastList.keep(this.current(), page);
  }

  /** What was on screen another time, with the same filters. It has no end that could be read on from. */
  private showKept({ tickets, total, capped }: KeptList, at: number): void {
    this.current.set(this.wanted());
    this.store.take(tickets);
    this.known.clear();
    this.numbers.set(this.unknownOf(tickets));
    this.cursor.set(undefined);
    this.window.set(undefined);
    this.count.set(total);
    this.isCapped.set(capped);
    this.kept.set(at);
  }

  /** The numbers that the list does not have yet; a ticket may come twice when others were added in front of it. */
  private unknownOf(tickets: readonly KnownTicket[]): number[] {
    return tickets.flatMap(({ id }) => {
      if (this.known.has(id)) return [];
      this.known.add(id);
      return id;
    });
  }

  private snapshot(): ListSnapshot | undefined {
    if (this.phase() === 'first' || this.failure() !== undefined || this.kept() !== undefined) return undefined;
    return {
      filters: this.current(),
      tickets: this.numbers().flatMap((id) => this.store.get(id) ?? []),
      cursor: this.cursor(),
      count: this.count(),
      capped: this.isCapped(),
      searchWindow: this.window(),
    };
  }

  /** The list as it was left, at once; then what became of it. A long one is not cut short: it is told what it missed. */
  private restore({ filters, tickets, cursor, count, capped, searchWindow, missed }: LeftList): void {
    this.current.set(filters);
    this.store.take(tickets);
    this.known.clear();
    this.numbers.set(this.unknownOf(tickets));
    this.cursor.set(cursor);
    this.count.set(count);
    this.isCapped.set(capped);
    this.window.set(searchWindow);
    this.phase.set(undefined);
    if (missed === undefined || tickets.length <= REFRESH_AT_MOST) this.refresh();
    else for (const event of missed) this.missed.next(event);
  }

  private countAs({ total, capped }: TicketPage): void {
    this.count.set(total);
    this.isCapped.set(capped);
  }
}
