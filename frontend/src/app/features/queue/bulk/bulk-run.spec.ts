import { HttpErrorResponse } from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BulkApi } from '../../../api/bulk-api';
import { TicketHistoryApi } from '../../../api/ticket-history-api';
import { TicketsApi } from '../../../api/tickets-api';
import type { BulkChange, BulkRequest } from '../../../api/types';
import type { MessageAction } from '../../../core/notifier/message';
import { Notifier } from '../../../core/notifier/notifier';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketList } from '../list/ticket-list';
import { TicketStore } from '../list/ticket-store';
import { UndoStack } from '../list/undo-stack';
import { bulkChange } from '../testing/bulk-change';
import { ticket } from '../testing/ticket';
import { BulkRun } from './bulk-run';

const ENDED = { ended_at: '2026-11-21T08:00:05.000Z' };
const RESOLVE = { request: { ids: [1, 2], change: { status: 'resolved' } }, edit: { status: 'resolved' } } as const;

describe('BulkRun', () => {
  type Tell = (text: string, ...actions: MessageAction[]) => void;
  let sent: { call: string; answer: Subject<BulkChange> }[];
  let notifier: { info: ReturnType<typeof vi.fn<Tell>>; error: ReturnType<typeof vi.fn<Tell>>; dismiss: () => void };
  let refresh: ReturnType<typeof vi.fn>;
  let run: BulkRun;
  let store: TicketStore;
  let changes: OptimisticChanges;

  const call = (name: string) => {
    const answer = new Subject<BulkChange>();
    sent.push({ call: name, answer });
    return answer;
  };
  function answer(change: BulkChange): void {
    const last = sent.at(-1);
    last?.answer.next(change);
    last?.answer.complete();
  }
  function inject(): void {
    run = TestBed.inject(BulkRun);
    TestBed.tick();
    changes = TestBed.inject(OptimisticChanges);
    store = TestBed.inject(TicketStore);
    store.take([ticket({ id: 1 }), ticket({ id: 2, status: 'in_progress' }), ticket({ id: 3 })]);
  }
  const start = () => run.start({ ...RESOLVE, ids: new Set([1, 2]), request: { ...RESOLVE.request, ids: [1, 2] } });
  const calls = () => sent.map((each) => each.call);

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    notifier = { info: vi.fn<Tell>(), error: vi.fn<Tell>(), dismiss: () => undefined };
    refresh = vi.fn();
    const api = {
      request: (request: BulkRequest) => call(`request ${JSON.stringify(request)}`),
      get: (id: number) => call(`get ${id}`),
      cancel: (id: number) => call(`cancel ${id}`),
      undo: (id: number) => call(`undo ${id}`),
    };
    TestBed.configureTestingModule({
      providers: [
        TicketStore,
        OptimisticChanges,
        BulkRun,
        { provide: BulkApi, useValue: api },
        { provide: TicketsApi, useValue: {} },
        { provide: TicketHistoryApi, useValue: {} },
        { provide: Notifier, useValue: notifier },
        { provide: TicketList, useValue: { refresh, ids: signal([1, 2, 3]) } },
      ],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    sessionStorage.clear();
  });

  it('shows the new values at once, the progress as it goes, and the outcome with a way back', async () => {
    inject();
    start();
    expect(changes.pending(1)).toEqual({ status: 'resolved' });
    expect(changes.pending(3)).toBeUndefined();

    answer(bulkChange());
    await vi.advanceTimersByTimeAsync(200);
    answer(bulkChange({ state: 'running', progress: { done: 1, of: 2 } }));
    expect(run.current()?.change?.progress).toEqual({ done: 1, of: 2 });

    await vi.advanceTimersByTimeAsync(1_000);
    const results = { changed: 2, unchanged: 0, missing: 0, skipped: 0 };
    answer(bulkChange({ state: 'completed', ...ENDED, progress: { done: 2, of: 2 }, results }));
    expect(run.current()).toBeUndefined();
    expect(changes.pending(1)).toBeUndefined();
    expect([1, 2, 3].map((id) => store.get(id)?.status)).toEqual(['resolved', 'resolved', 'open']);
    expect(notifier.info.mock.lastCall?.[0]).toBe('2 tickets set to Resolved.');
    expect(refresh).not.toHaveBeenCalled();

    notifier.info.mock.lastCall?.[1]?.run();
    expect(calls().at(-1)).toBe('undo 3');
    answer(bulkChange({ id: 4, change: null, undo_of: 3 }));
    await vi.advanceTimersByTimeAsync(200);
    answer(bulkChange({ id: 4, state: 'completed', change: null, undo_of: 3, results, ...ENDED }));
    expect([1, 2].map((id) => store.get(id)?.status)).toEqual(['open', 'in_progress']);
    expect(TestBed.inject(UndoStack).latest()).toBeUndefined();
  });

  it('goes back when the server does not take it on, and tries again', () => {
    inject();
    start();
    sent.at(-1)?.answer.error(new HttpErrorResponse({ status: 0 }));

    expect(run.current()).toBeUndefined();
    expect(changes.pending(1)).toBeUndefined();
    expect(notifier.error.mock.lastCall?.[0]).toMatch(/^The tickets were not changed\./);
    notifier.error.mock.lastCall?.[1]?.run();
    expect(calls().filter((each) => each.startsWith('request'))).toHaveLength(2);
  });

  it('is stopped on request; what was changed is read and can be undone', async () => {
    inject();
    start();
    answer(bulkChange());
    run.cancel();
    expect(calls().at(-1)).toBe('cancel 3');
    answer(bulkChange({ cancel_requested: true }));

    await vi.advanceTimersByTimeAsync(1_000);
    const results = { changed: 1, unchanged: 0, missing: 0, skipped: 0 };
    answer(bulkChange({ state: 'cancelled', ...ENDED, progress: { done: 1, of: 2 }, results }));
    expect(notifier.info.mock.lastCall?.[0]).toBe('Stopped after 1 of 2. 1 ticket set to Resolved.');
    expect(notifier.info.mock.lastCall?.[1]?.label).toBe('Undo');
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('is followed again by whoever comes back to the page', async () => {
    sessionStorage.setItem('triagedesk.bulk', '3');
    inject();
    expect(run.current()).toBeDefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls()).toEqual(['get 3']);

    const results = { changed: 2, unchanged: 0, missing: 0, skipped: 0 };
    answer(bulkChange({ state: 'completed', ...ENDED, results }));
    expect(notifier.info.mock.lastCall?.[0]).toBe('2 tickets set to Resolved.');
    expect(refresh).toHaveBeenCalledOnce();
    expect(sessionStorage.getItem('triagedesk.bulk')).toBeNull();
  });

  it('is followed by one page only when it is taken on after the page was left', async () => {
    const page = () => createEnvironmentInjector([OptimisticChanges, BulkRun], TestBed.inject(EnvironmentInjector));
    const left = page();
    left.get(BulkRun).start({ ...RESOLVE, ids: new Set([1, 2]), request: { ...RESOLVE.request, ids: [1, 2] } });
    const taken = sent.at(-1)?.answer;
    left.destroy();
    const back = page().get(BulkRun);
    TestBed.tick();
    expect(back.current()).toBeUndefined();

    taken?.next(bulkChange());
    TestBed.tick();
    expect(back.current()).toBeDefined();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(calls().filter((each) => each === 'get 3')).toHaveLength(1);
    answer(bulkChange({ state: 'completed', ...ENDED, results: { changed: 2, unchanged: 0, missing: 0, skipped: 0 } }));
    expect(notifier.info).toHaveBeenCalledOnce();
  });

  it('asks on when an answer is lost', async () => {
    inject();
    start();
    answer(bulkChange());
    await vi.advanceTimersByTimeAsync(200);
    sent.at(-1)?.answer.error(new HttpErrorResponse({ status: 502 }));
    expect(run.current()).toBeDefined();

    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls().filter((each) => each === 'get 3')).toHaveLength(2);
  });
});
