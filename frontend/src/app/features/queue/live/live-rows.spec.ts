import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { of, Subject, tap, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketEvent } from '../../../api/events-api';
import { TicketsApi } from '../../../api/tickets-api';
import type { Ticket } from '../../../api/types';
import { LiveEvents } from '../../../core/live/live-events';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { TicketStore } from '../list/ticket-store';
import { ticketEvent } from '../testing/event';
import { ticket } from '../testing/ticket';
import { LiveRows } from './live-rows';

describe('LiveRows', () => {
  const events = new Subject<TicketEvent>();
  const reloads = new Subject<void>();
  const open = signal<number | undefined>(undefined);
  let listed: Set<number>;
  /** What the server has. */
  let server: Map<number, Ticket>;
  let reads: number[];
  let rowReads: number;
  let store: TicketStore;

  beforeEach(() => {
    vi.useFakeTimers();
    open.set(undefined);
    reads = [];
    rowReads = 0;
    listed = new Set(Array.from({ length: 100 }, (_, index) => index + 1));
    server = new Map([...listed].map((id) => [id, ticket({ id })]));
    const read = (id: number) => {
      reads.push(id);
      const found = server.get(id);
      const gone = { status: 404, error: { code: 'ticket_not_found' } };
      return found === undefined ? throwError(() => new HttpErrorResponse(gone)) : of(found);
    };
    const readRows = () => {
      rowReads++;
      const matching = [...server.values()].filter(({ status }) => status !== 'closed');
      return of(matching).pipe(tap((tickets) => store.take(tickets)));
    };
    TestBed.configureTestingModule({
      providers: [
        TicketStore,
        LiveRows,
        { provide: LiveEvents, useValue: { reloads, state: signal('live') } },
        { provide: TicketsApi, useValue: { read } },
        { provide: TicketList, useValue: { events, has: (id: number) => listed.has(id), readRows } },
        { provide: QueueUrl, useValue: { ticketNumber: open } },
      ],
    });
    store = TestBed.inject(TicketStore);
    store.take([...server.values()]);
    TestBed.inject(LiveRows);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  /** Somebody else sets a status; the event arrives. */
  function change(id: number, status: Ticket['status'], version = 2): void {
    server.set(id, ticket({ id, status, version, resolved_at: '2026-11-21T09:00:00.000Z' }));
    const changes = [{ field: 'status', from: 'open', to: status, decided: null } as const];
    events.next(ticketEvent({ ticket_id: id, version, changes }));
  }

  it('shows what somebody changed at once, and reads the rest soon after', () => {
    change(1, 'resolved');
    vi.advanceTimersByTime(50);
    expect(store.get(1)).toMatchObject({ status: 'resolved', version: 2, resolved_at: null });
    expect(reads).toEqual([]);

    vi.advanceTimersByTime(1_000);
    expect(reads).toEqual([1]);
    expect(store.get(1)?.resolved_at).not.toBeNull();
  });

  it('reads nothing for an own change, whichever comes first, its answer or its echo', () => {
    store.take([ticket({ id: 1, status: 'resolved', version: 2 })]);
    change(1, 'resolved');
    change(2, 'resolved');
    vi.advanceTimersByTime(100);
    store.take([ticket({ id: 2, status: 'resolved', version: 2 })]);
    vi.advanceTimersByTime(5_000);
    expect(reads).toEqual([]);
  });

  it('never puts an older version in the place of a newer one', () => {
    store.take([ticket({ id: 1, status: 'closed', version: 5 })]);
    change(1, 'resolved', 4);
    vi.advanceTimersByTime(5_000);
    expect(store.get(1)).toMatchObject({ status: 'closed', version: 5 });
    expect(reads).toEqual([]);
  });

  it('asks the server when a change in between was missed', () => {
    change(1, 'resolved', 4);
    vi.advanceTimersByTime(50);
    expect(store.get(1)?.version).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(store.get(1)).toMatchObject({ status: 'resolved', version: 4 });
  });

  it('marks deleted tickets and leaves their rows', () => {
    events.next(ticketEvent({ kind: 'deleted', changes: [] }));
    vi.advanceTimersByTime(50);
    expect(store.isDeleted(1)).toBe(true);
  });

  it('shows a ticket as before when it is restored, and what it is then', () => {
    events.next(ticketEvent({ kind: 'deleted', changes: [] }));
    vi.advanceTimersByTime(50);
    server.set(1, ticket({ id: 1, version: 2 }));
    events.next(ticketEvent({ kind: 'restored', version: 2, changes: [] }));
    vi.advanceTimersByTime(1_000);
    expect(store.isDeleted(1)).toBe(false);
    expect([store.get(1)?.version, reads]).toEqual([2, [1]]);
  });

  it('takes no notice of tickets that are not known here', () => {
    change(4_000, 'closed');
    vi.advanceTimersByTime(5_000);
    expect(reads).toEqual([]);
    expect(store.get(4_000)).toBeUndefined();
  });

  it('reads the rows again instead of thousands of tickets, and those that left a few at a time', () => {
    open.set(7);
    for (const id of listed) change(id, id <= 90 ? 'in_progress' : 'closed');
    for (let id = 1_000; id < 9_000; id++) change(id, 'closed');
    vi.advanceTimersByTime(50);
    expect([1, 95].map((id) => store.get(id)?.status)).toEqual(['in_progress', 'closed']);

    vi.advanceTimersByTime(500);
    expect(rowReads).toBe(1);
    expect(reads).toEqual([7]);
    vi.advanceTimersByTime(1_000);
    expect(reads.length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(30_000);
    expect(rowReads).toBe(1);
    expect(new Set(reads)).toEqual(new Set([7, ...Array.from({ length: 10 }, (_, index) => 91 + index)]));
  });

  it('stays bounded while the flood goes on', () => {
    for (let second = 0; second < 12; second++) {
      for (const id of listed) change(id, 'in_progress', 2 + second);
      vi.advanceTimersByTime(1_000);
    }
    expect(rowReads).toBeLessThanOrEqual(5);
    expect(reads.length).toBeLessThanOrEqual(4 * 12);
    expect(store.get(50)?.version).toBe(13);
  });

  it('reads the open ticket again when the stream cannot tell what happened', () => {
    open.set(3);
    server.set(3, ticket({ id: 3, status: 'closed', version: 9 }));
    reloads.next();
    expect(store.get(3)?.status).toBe('closed');
  });
});
