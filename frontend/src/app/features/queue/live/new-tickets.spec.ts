import { LiveAnnouncer } from '@angular/cdk/a11y';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { delay, type Observable, of, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketEvent } from '../../../api/events-api';
import { TicketsApi } from '../../../api/tickets-api';
import type { TicketFilters, TicketPage } from '../../../api/types';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { ticketEvent } from '../testing/event';
import { listed } from '../testing/ticket';
import { NewTickets } from './new-tickets';

describe('NewTickets', () => {
  const events = new Subject<TicketEvent>();
  const ids = signal<readonly number[]>([]);
  const filters = signal<TicketFilters>(NO_FILTERS);
  const reading = signal<string | undefined>(undefined);
  const announce = vi.fn();
  let requests: { filters: TicketFilters; limit: number }[];
  /** What matches on the server, the newest first. */
  let matching: number[];
  let totals: (number | undefined)[];
  let refreshes: number;
  /** Takes an answer and gives it on; at once, unless a test holds it back. */
  let deliver: (page: TicketPage) => Observable<TicketPage>;
  let tickets: NewTickets;

  beforeEach(() => {
    vi.useFakeTimers();
    announce.mockReset();
    ids.set([3, 2, 1]);
    matching = [3, 2, 1];
    filters.set({ ...NO_FILTERS, status: ['open'] });
    reading.set(undefined);
    requests = [];
    totals = [];
    refreshes = 0;
    deliver = (page) => of(page);
    const page = (asked: TicketFilters, _: unknown, limit: number) => {
      requests.push({ filters: asked, limit });
      const shown = matching.slice(0, limit).map((id) => listed({ id }));
      return deliver({
        tickets: shown,
        next: matching.length > limit ? 'c' : undefined,
        total: matching.length,
        capped: false,
        searchWindow: undefined,
      });
    };
    const list = {
      events,
      ids,
      filters,
      reading,
      error: signal(undefined),
      has: (id: number) => ids().includes(id),
      prepend: (added: readonly { id: number }[]) => ids.update((all) => [...added.map(({ id }) => id), ...all]),
      recount: ({ total }: TicketPage) => totals.push(total),
      refresh: () => refreshes++,
    };
    TestBed.configureTestingModule({
      providers: [
        NewTickets,
        { provide: TicketsApi, useValue: { page } },
        { provide: TicketList, useValue: list },
        { provide: LiveAnnouncer, useValue: { announce } },
      ],
    });
    tickets = TestBed.inject(NewTickets);
    TestBed.tick();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  /** Somebody submits tickets. */
  function create(...numbers: number[]): void {
    for (const id of numbers) events.next(ticketEvent({ ticket_id: id, kind: 'created', version: 1, changes: [] }));
  }
  function pass(ms: number): void {
    vi.advanceTimersByTime(ms);
    TestBed.tick();
    vi.advanceTimersByTime(0);
  }

  it('waits with those that match until somebody wants to see them', () => {
    matching = [6, 4, 3, 2, 1];
    create(4, 5, 6);
    pass(10);
    expect(tickets.count()).toEqual({ count: 2, capped: false });
    expect(ids()).toEqual([3, 2, 1]);
    expect(totals).toEqual([5]);

    expect(tickets.show()).toBe(6);
    expect(ids()).toEqual([6, 4, 3, 2, 1]);
    expect(tickets.count().count).toBe(0);
    expect(tickets.show()).toBeUndefined();
  });

  it('does not take a ticket for new that only came to match', () => {
    matching = [3, 2, 1, 0];
    events.next(ticketEvent({ ticket_id: 0 }));
    pass(10);
    expect(tickets.count().count).toBe(0);
    expect(totals).toEqual([4]);
    expect(requests).toEqual([{ filters: filters(), limit: 1 }]);
  });

  it('asks once a second at most, however many come', () => {
    for (let id = 4; id < 2_004; id++) {
      matching = [id, ...matching];
      create(id);
      pass(1);
    }
    pass(1_000);
    expect(requests.length).toBeLessThanOrEqual(4);
  });

  it('reads the list again when there are too many for the top, and in another order', () => {
    matching = Array.from({ length: 80 }, (_, index) => 83 - index);
    create(...matching.slice(0, 77));
    pass(10);
    expect(tickets.count()).toEqual({ count: 50, capped: true });
    tickets.show();
    expect(refreshes).toBe(1);

    filters.update((all) => ({ ...all, order: 'priority' }));
    matching = [90, ...matching];
    create(90);
    pass(1_000);
    expect(requests.at(-1)?.filters.order).toBe('newest');
    tickets.show();
    expect(refreshes).toBe(2);
    expect(ids()).toEqual([3, 2, 1]);
  });

  it('forgets them when the list is read again, and looks afterwards for those that came meanwhile', () => {
    matching = [4, 3, 2, 1];
    create(4);
    pass(10);
    reading.set('again');
    TestBed.tick();
    expect(tickets.count().count).toBe(0);

    matching = [5, 4, 3, 2, 1];
    create(5);
    pass(3_000);
    expect(requests).toHaveLength(1);
    ids.set([4, 3, 2, 1]);
    reading.set(undefined);
    pass(1_000);
    expect(tickets.count().count).toBe(1);
  });

  it('does not lose one that was created just before the others are shown', () => {
    matching = [4, 3, 2, 1];
    create(4);
    pass(10);
    matching = [5, 4, 3, 2, 1];
    create(5);
    pass(10); // the next look has not begun
    expect(tickets.show()).toBe(4);
    pass(1_000);
    expect(tickets.count().count).toBe(1);
    expect(tickets.show()).toBe(5);
  });

  it('does not lose one that is being looked for while the others are shown', () => {
    matching = [4, 3, 2, 1];
    create(4);
    pass(10);
    deliver = (page) => of(page).pipe(delay(200));
    matching = [5, 4, 3, 2, 1];
    create(5);
    pass(1_050); // under way
    expect(tickets.show()).toBe(4);
    pass(1_500);
    expect(tickets.count()).toEqual({ count: 1, capped: false });
    expect(tickets.show()).toBe(5);
  });

  it('says so politely, at most once in ten seconds', () => {
    matching = [4, 3, 2, 1];
    create(4);
    pass(10);
    expect(announce.mock.calls).toEqual([['1 new ticket', 'polite']]);

    matching = [6, 5, 4, 3, 2, 1];
    create(5, 6);
    pass(5_000);
    expect(announce).toHaveBeenCalledTimes(1);
    pass(5_000);
    expect(announce.mock.lastCall).toEqual(['3 new tickets', 'polite']);
    pass(60_000);
    expect(announce).toHaveBeenCalledTimes(2);
  });
});
