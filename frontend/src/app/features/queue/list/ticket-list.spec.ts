import { type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { HttpErrorResponse } from '@angular/common/http';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketEvent } from '../../../api/events-api';
import { TicketChanges } from '../../../api/ticket-changes';
import { TicketsApi } from '../../../api/tickets-api';
import type { TicketFilters, TicketPage } from '../../../api/types';
import { LiveEvents, type LiveState } from '../../../core/live/live-events';
import { NO_FILTERS, QueueUrl } from '../../../core/queue-url/queue-url';
import { ticketEvent } from '../testing/event';
import { listed, suggestion } from '../testing/ticket';
import { LastList } from './last-list';
import { MISSED_AT_MOST, QueueMemory } from './queue-memory';
import { TicketList } from './ticket-list';
import { TicketStore } from './ticket-store';

interface Request {
  readonly filters: TicketFilters;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly answer: Subject<TicketPage>;
}

const page = (ids: readonly number[], next?: string, total?: number): TicketPage => ({
  tickets: ids.map((id) => listed({ id })),
  next,
  total,
  capped: false,
  searchWindow: undefined,
});
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

describe('TicketList', () => {
  const filters = signal<TicketFilters>(NO_FILTERS);
  const live = {
    state: signal<LiveState>('live'),
    events: new Subject<TicketEvent>(),
    reloads: new Subject<void>(),
  };
  let requests: Request[];
  let list: TicketList;

  function last(): Request {
    const request = requests.at(-1);
    if (request === undefined) throw new Error('No request was sent.');
    return request;
  }
  function answer(given: TicketPage): void {
    const { answer } = last();
    answer.next(given);
    answer.complete();
  }

  /** The page is left, and opened again. */
  function leave(meanwhile: () => void = () => undefined): { memory: QueueMemory; told: TicketEvent[] } {
    const memory = TestBed.inject(QueueMemory);
    TestBed.resetTestingModule();
    meanwhile();
    const told: TicketEvent[] = [];
    configure([{ provide: QueueMemory, useValue: memory }], (event) => told.push(event));
    return { memory, told };
  }
  function configure(providers: Provider[] = [], hear: (event: TicketEvent) => void = () => undefined): void {
    const read = (asked: TicketFilters, cursor: string | undefined, limit: number) => {
      const request = { filters: asked, cursor, limit, answer: new Subject<TicketPage>() };
      requests.push(request);
      return request.answer;
    };
    TestBed.configureTestingModule({
      providers: [
        TicketStore,
        TicketList,
        { provide: TicketsApi, useValue: { page: read } },
        { provide: QueueUrl, useValue: { filters } },
        { provide: LiveEvents, useValue: live },
        ...providers,
      ],
    });
    list = TestBed.inject(TicketList);
    list.events.subscribe(hear);
    TestBed.tick();
  }

  beforeEach(() => {
    TestBed.resetTestingModule();
    requests = [];
    filters.set(NO_FILTERS);
    configure();
  });

  it('shows every ticket once, however the pages overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), { minLength: 1 }), (pages) => {
        list.load();
        pages.forEach((ids, index) => {
          answer(page(ids, index < pages.length - 1 ? `c${index}` : undefined));
          list.loadMore();
        });
        expect(list.ids()).toEqual([...new Set(pages.flat())]);
        expect(list.hasMore()).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('follows the cursor, one page at a time', () => {
    answer(page([3, 2], 'after-2', 4));
    list.loadMore();
    list.loadMore();
    expect(requests).toHaveLength(2);
    expect(last().cursor).toBe('after-2');

    answer(page([1, 0], undefined, 4));
    expect(list.ids()).toEqual([3, 2, 1, 0]);
    list.loadMore();
    expect(requests).toHaveLength(2);
  });

  it('keeps the tickets when a further page fails, and tries the same page again', () => {
    answer(page([2], 'c'));
    list.loadMore();
    last().answer.error(new Error('lost'));
    expect(list.ids()).toEqual([2]);
    expect(list.moreError()).toBeDefined();

    list.loadMore();
    expect(list.moreError()).toBeUndefined();
    expect(last().cursor).toBe('c');
  });

  it('gives up the answer to older filters', () => {
    const stale = last();
    filters.set({ ...NO_FILTERS, status: ['closed'] });
    TestBed.tick();
    expect(stale.answer.observed).toBe(false);

    answer(page([9]));
    expect(list.ids()).toEqual([9]);
    expect(list.filters().status).toEqual(['closed']);
  });

  it('keeps its length when it is read again, in pages as large as the server gives', () => {
    answer(page(upTo(50, 251), 'a', 300));
    for (let from = 201; from > 0; from -= 50) {
      list.loadMore();
      answer(page(upTo(50, from), `c${from}`, 300));
    }
    list.refresh();
    expect(last().limit).toBe(200);
    answer(page(upTo(200, 101), 'b', 300));
    expect(last()).toMatchObject({ cursor: 'b', limit: 200 });
    answer(page(upTo(100), undefined, 300));

    expect(list.ids()).toHaveLength(300);
  });

  it('is read again after a ticket was created, without an empty moment', () => {
    answer(page([1], undefined, 1));
    TestBed.inject(TicketChanges).noteCreated();
    TestBed.tick();
    expect(requests).toHaveLength(2);
    expect(list.ids()).toEqual([1]);

    answer(page([2, 1], undefined, 2));
    expect(list.ids()).toEqual([2, 1]);
    expect(list.total()).toEqual({ count: 2, capped: false });
  });

  it('counts on where the server stopped counting, and is exact at its end', () => {
    answer({ ...page([4, 3], 'c', 2), capped: true });
    expect(list.total()).toEqual({ count: 2, capped: true });

    list.loadMore();
    answer({ ...page([2], 'd', 2), capped: true });
    expect(list.total()).toEqual({ count: 3, capped: true });

    list.loadMore();
    answer({ ...page([1], undefined, 2), capped: true });
    expect(list.total()).toEqual({ count: 4, capped: false });
  });

  it('tells how many tickets were searched, until a search of all', () => {
    answer({ ...page([1]), searchWindow: 10_000 });
    expect(list.searchWindow()).toBe(10_000);

    filters.set({ ...NO_FILTERS, search: 'refund' });
    TestBed.tick();
    answer(page([1]));
    expect(list.searchWindow()).toBeUndefined();
  });

  it('reads more at a time the further somebody scrolls', () => {
    answer(page(upTo(50), 'a'));
    const limits = Array.from({ length: 4 }, (_, index) => {
      list.loadMore();
      const { limit } = last();
      answer(page(upTo(limit, 1 + 1_000 * (index + 1)), `c${index}`));
      return limit;
    });
    expect(limits).toEqual([50, 100, 200, 200]);
  });

  it('is as it was for whoever comes back from another page, and is then read again in place', () => {
    answer(page([3, 2], 'c', 4));
    list.loadMore();
    answer(page([1], 'd', 4));
    const { memory } = leave();
    expect(list.ids()).toEqual([3, 2, 1]);
    expect(list.total()).toEqual({ count: 4, capped: false });
    expect(list.reading()).toBe('again');
    expect(memory.takeList(NO_FILTERS)).toBeUndefined();

    answer(page([4, 3, 2, 1], undefined, 4));
    expect(list.ids()).toEqual([4, 3, 2, 1]);
  });

  describe('left with more tickets than are read again', () => {
    const LONG = upTo(1_200);
    const one = ticketEvent({ ticket_id: 7 });
    const other = ticketEvent({ ticket_id: 1_201, kind: 'created', version: 1, changes: [] });

    beforeEach(() => {
      answer(page(LONG, 'c', 2_000));
    });

    it('keeps its length and is told what it missed, once', () => {
      const { told } = leave(() => {
        live.events.next(one);
        live.events.next(other);
      });
      expect(list.ids()).toEqual(LONG);
      expect(list.reading()).toBeUndefined();
      expect(requests).toHaveLength(1);
      expect(told).toEqual([one, other]);

      live.events.next(one);
      expect(told).toHaveLength(3);
      expect(leave().told).toEqual([]);
    });

    it.each([
      { missed: 'what the stream could not tell', meanwhile: () => live.reloads.next() },
      {
        missed: 'too much',
        meanwhile: () => {
          for (let count = 0; count <= MISSED_AT_MOST; count++) live.events.next(one);
        },
      },
    ])('is read again when it missed $missed', ({ meanwhile }) => {
      const { told } = leave(meanwhile);
      expect(list.reading()).toBe('again');
      expect(told).toEqual([]);
    });
  });

  it('begins anew when something else is asked for than what was left', () => {
    answer(page([3, 2], 'c', 4));
    filters.set({ ...NO_FILTERS, status: ['closed'] });
    leave();

    expect(list.ids()).toEqual([]);
    expect(list.reading()).toBe('first');
  });

  it('is not read again after a mere change: its rows would jump', () => {
    answer(page([1]));
    TestBed.inject(TicketChanges).noteUpdated();
    TestBed.tick();

    expect(requests).toHaveLength(1);
  });

  describe('when events were missed', () => {
    it('is read again in place', () => {
      answer(page([2, 1]));
      live.reloads.next();
      expect(list.ids()).toEqual([2, 1]);
      answer(page([3, 2, 1]));
      expect(list.ids()).toEqual([3, 2, 1]);
    });

    it('is read again after what is just being read, which may be older', () => {
      live.reloads.next();
      expect(requests).toHaveLength(1);
      answer(page([1]));
      expect(requests).toHaveLength(2);
      answer(page([2, 1]));
      expect(requests).toHaveLength(2);
      expect(list.ids()).toEqual([2, 1]);
    });
  });

  it('takes new tickets at the top, each once', () => {
    answer(page([2, 1]));
    list.prepend([listed({ id: 4 }), listed({ id: 2 })]);
    expect(list.ids()).toEqual([4, 2, 1]);
    expect(list.has(4)).toBe(true);
  });

  describe('without a connection', () => {
    const unreachable = new HttpErrorResponse({ status: 0, error: new TypeError('Failed to fetch') });

    beforeEach(() => {
      localStorage.clear();
      live.state.set('live');
    });

    /** The page is opened another day, and nothing answers. */
    function reopen(error: unknown = unreachable): void {
      TestBed.resetTestingModule();
      configure();
      live.state.set('reconnecting');
      TestBed.tick();
      last().answer.error(error);
    }
    function keep(given: TicketPage): void {
      vi.useFakeTimers();
      answer(given);
      vi.advanceTimersByTime(2_000);
      vi.useRealTimers();
    }

    it('is what it was the last time, until there is one', () => {
      keep(page([2, 1], 'c', 9));
      reopen();
      expect(list.ids()).toEqual([2, 1]);
      expect(list.error()).toBeUndefined();
      expect(list.keptAt()).toBeGreaterThan(Date.now() - 10_000);
      expect(list.hasMore()).toBe(false);
      expect(list.total()).toEqual({ count: 9, capped: false });

      live.state.set('live');
      TestBed.tick();
      answer(page([3, 2, 1]));
      expect(list.ids()).toEqual([3, 2, 1]);
      expect(list.keptAt()).toBeUndefined();
    });

    it.each([
      [502, 'backend_unavailable'],
      [504, 'backend_unavailable'],
      [503, 'database_unavailable'],
    ])('is so too when somebody else answers for the server: %i %s', (status, code) => {
      keep(page([2, 1]));
      reopen(new HttpErrorResponse({ status, error: { code, status, detail: 'Away.' } }));
      expect(list.ids()).toEqual([2, 1]);
      expect(list.error()).toBeUndefined();
    });

    it('is read when the connection is back, also where there was nothing to show until then', () => {
      reopen(new HttpErrorResponse({ status: 502, error: { code: 'backend_unavailable', detail: 'Away.' } }));
      expect(list.error()).toBeDefined();

      live.state.set('live');
      TestBed.tick();
      answer(page([1]));
      expect(list.ids()).toEqual([1]);
    });

    it('says so when something else was asked for the last time', () => {
      keep(page([2, 1]));
      filters.set({ ...NO_FILTERS, status: ['closed'] });
      reopen();
      expect(list.ids()).toEqual([]);
      expect(list.error()).toBe(unreachable);
    });

    it('does not pass off an old list as the answer to a refusal', () => {
      keep(page([2, 1]));
      const refusal = new HttpErrorResponse({ status: 400, error: { code: 'validation_failed', status: 400 } });
      reopen(refusal);
      expect(list.error()).toBe(refusal);
    });

    it('keeps no more than a page, and nothing that the list does not show', () => {
      const many = page(upTo(200));
      const evidence = suggestion().evidence.map((each) => ({ ...each, text: 'far below' }));
      const quoting = suggestion({ evidence });
      keep({ ...many, tickets: many.tickets.map((ticket) => ({ ...ticket, suggestion: quoting })) });
      const stored = TestBed.inject(LastList).for(NO_FILTERS);
      expect(stored?.list.tickets).toHaveLength(50);
      const written = localStorage.getItem('triagedesk-last-list') ?? '';
      expect(written.length).toBeLessThan(60_000);
      expect(written).not.toContain('far below');
    });
  });
});
