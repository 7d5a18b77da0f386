import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketFilters } from '../api/types';
import { LiveEvents } from './live/live-events';
import { MatchingCounts } from './matching-counts';
import { NO_FILTERS } from './queue-url/queue-url';

const REVIEW: TicketFilters = { ...NO_FILTERS, needsReview: true };
const OPEN: TicketFilters = { ...NO_FILTERS, status: ['open'] };
const BILLING: TicketFilters = { ...NO_FILTERS, category: ['billing'] };

describe('MatchingCounts', () => {
  const events = new Subject<unknown>();
  const lists = signal<readonly TicketFilters[]>([]);
  let counts: MatchingCounts;
  let server: HttpTestingController;

  beforeEach(() => {
    vi.useFakeTimers();
    lists.set([REVIEW]);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveEvents, useValue: { events, reloads: new Subject() } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    counts = TestBed.inject(MatchingCounts);
    TestBed.runInInjectionContext(() => counts.follow(lists));
    TestBed.tick();
  });
  afterEach(() => {
    server.verify();
    vi.useRealTimers();
  });

  const next = () => server.expectOne(({ url }) => url === '/api/tickets/');
  const answer = (count: number) => next().flush([], { headers: { 'X-Total-Count': String(count) } });

  it('are read for what is shown, each once and one after the other', () => {
    answer(47);
    lists.set([REVIEW, BILLING, OPEN, { ...OPEN, order: 'oldest' }]);
    TestBed.tick();
    answer(9);
    answer(1_284);
    server.expectNone(() => true);

    expect([REVIEW, BILLING, OPEN].map((filters) => counts.of(filters)?.count)).toEqual([47, 9, 1_284]);
    expect(counts.of(NO_FILTERS)).toBeUndefined();
  });

  it('follow what happens to tickets, and not for each of many events', () => {
    answer(47);
    for (let event = 0; event < 100; event++) events.next({});
    vi.advanceTimersByTime(0);
    answer(46);
    expect(counts.of(REVIEW)?.count).toBe(46);

    events.next({});
    vi.advanceTimersByTime(9_000);
    server.expectNone(() => true);
    vi.advanceTimersByTime(1_000);
    answer(45);
    expect(counts.of(REVIEW)?.count).toBe(45);
  });

  it('stay as they were when they cannot be read', () => {
    answer(47);
    events.next({});
    vi.advanceTimersByTime(0);
    next().flush(null, { status: 502, statusText: 'Bad Gateway' });
    expect(counts.of(REVIEW)?.count).toBe(47);
  });
});
