import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { NEVER, type Observable, of, Subject, throwError } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketHistoryApi } from '../../../api/ticket-history-api';
import { TicketsApi } from '../../../api/tickets-api';
import type { HistoryEntry, Ticket, TicketChange } from '../../../api/types';
import { type MessageAction } from '../../../core/notifier/message';
import { Notifier } from '../../../core/notifier/notifier';
import { edited } from '../fields/ticket-fields';
import { ticketEvent } from '../testing/event';
import { suggestion, ticket } from '../testing/ticket';
import { OptimisticChanges, REFUSAL_MS } from './optimistic-changes';
import { TicketStore } from './ticket-store';
import { type MadeChange, UNDO_AT_MOST, UndoStack } from './undo-stack';

interface Request {
  readonly id: number;
  readonly change: TicketChange;
  readonly version: number | undefined;
  readonly answer: Subject<Ticket>;
}

const REFUSED = problem(409, 'conflict', 'Somebody else closed it.');

function problem(status: number, code: string, detail: string): HttpErrorResponse {
  return new HttpErrorResponse({ status, error: { code, detail, title: '', type: '', status } });
}

describe('OptimisticChanges', () => {
  let requests: Request[];
  type Tell = (text: string, ...actions: MessageAction[]) => () => void;
  let notifier: { error: ReturnType<typeof vi.fn<Tell>>; info: ReturnType<typeof vi.fn<Tell>> };
  const dismissed = vi.fn<() => void>();
  /** What is answered when it is asked who changed a ticket. */
  let history: Observable<readonly HistoryEntry[]>;
  let changes: OptimisticChanges;
  let undoStack: UndoStack;
  let store: TicketStore;

  /** The request that was sent as the given one, counted from 0. */
  function request(index: number): Request {
    const sent = requests[index];
    if (sent === undefined) throw new Error(`Only ${requests.length} requests were sent.`);
    return sent;
  }
  function accept(index: number, version: number): void {
    const { id, change, answer } = request(index);
    answer.next({ ...edited(ticket({ id }), change), version });
    answer.complete();
  }
  /** The status people see: what they chose, or what the server has. */
  const shown = (id: number) => changes.pending(id)?.status ?? store.get(id)?.status;

  beforeEach(() => {
    requests = [];
    history = of([]);
    notifier = { error: vi.fn<Tell>(() => dismissed), info: vi.fn<Tell>(() => dismissed) };
    const update = (id: number, change: TicketChange, version?: number) => {
      const answer = new Subject<Ticket>();
      requests.push({ id, change, version, answer });
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [
        TicketStore,
        OptimisticChanges,
        { provide: TicketsApi, useValue: { update } },
        { provide: TicketHistoryApi, useValue: { read: () => history } },
        { provide: Notifier, useValue: notifier },
      ],
    });
    changes = TestBed.inject(OptimisticChanges);
    undoStack = TestBed.inject(UndoStack);
    store = TestBed.inject(TicketStore);
    store.take([ticket({ id: 1 }), ticket({ id: 2 })]);
  });

  it('shows a change at once and is done when the server accepts it', () => {
    changes.change(1, { status: 'resolved' });
    expect(shown(1)).toBe('resolved');

    accept(0, 2);
    expect(changes.pending(1)).toBeUndefined();
    expect(shown(1)).toBe('resolved');
  });

  it("brings the server's value back when it refuses, with the reason for 4 seconds and a message that stays", () => {
    vi.useFakeTimers();
    changes.change(1, { status: 'resolved' });
    request(0).answer.error(REFUSED);

    expect(shown(1)).toBe('open');
    expect(changes.refusal(1)?.reason).toBe('Somebody else closed it.');
    expect(notifier.error.mock.lastCall?.[0]).toBe('Status of 1 was not saved. Somebody else closed it.');

    vi.advanceTimersByTime(REFUSAL_MS);
    expect(changes.refusal(1)).toBeUndefined();
    vi.useRealTimers();
  });

  it('sends the same change again on Retry', () => {
    changes.change(1, { status: 'resolved' });
    request(0).answer.error(REFUSED);
    notifier.error.mock.lastCall?.[1]?.run();

    expect(request(1)).toMatchObject({ id: 1, change: { status: 'resolved' } });
    expect(changes.refusal(1)).toBeUndefined();
  });

  it('never has two requests of one ticket under way, and sends only the last of the choices that waited', () => {
    changes.change(1, { status: 'in_progress' });
    changes.change(1, { status: 'resolved' });
    changes.change(1, { status: 'closed', priority: 'low' });
    expect(requests).toHaveLength(1);
    expect(shown(1)).toBe('closed');

    accept(0, 2);
    expect(shown(1)).toBe('closed');
    expect(request(1).change).toEqual({ status: 'closed', priority: 'low' });

    accept(1, 3);
    expect(changes.pending(1)).toBeUndefined();
    expect(shown(1)).toBe('closed');
  });

  it('goes back to the first value that was accepted when only the second change is refused', () => {
    changes.change(1, { status: 'in_progress' });
    changes.change(1, { status: 'closed' });
    accept(0, 2);
    request(1).answer.error(REFUSED);

    expect(shown(1)).toBe('in_progress');
  });

  it('says nothing of a refused value that was replaced meanwhile', () => {
    changes.change(1, { status: 'in_progress' });
    changes.change(1, { status: 'closed' });
    request(0).answer.error(REFUSED);

    expect(notifier.error).not.toHaveBeenCalled();
    expect(shown(1)).toBe('closed');
  });

  it('keeps what is chosen when an older list arrives before or after the answer', () => {
    changes.change(1, { status: 'resolved' });
    store.take([ticket({ id: 1, version: 1, status: 'open' })]);
    expect(shown(1)).toBe('resolved');

    accept(0, 2);
    store.take([ticket({ id: 1, version: 1, status: 'open' })]);
    expect(shown(1)).toBe('resolved');
  });

  it('does not let tickets wait for each other', () => {
    changes.change(1, { status: 'resolved' });
    changes.change(2, { status: 'closed' });
    expect(requests).toHaveLength(2);

    request(0).answer.error(REFUSED);
    expect(shown(1)).toBe('open');
    expect(shown(2)).toBe('closed');
  });

  /** Somebody else set these values and raised the version. */
  function overtake(index: number, version: number, values: Partial<Ticket>): void {
    const { id, answer } = request(index);
    const current = ticket({ id, version, updated_at: new Date().toISOString(), ...values });
    answer.error(new HttpErrorResponse({ status: 412, error: { code: 'version_conflict', status: 412, current } }));
  }
  function entry(values: Partial<HistoryEntry>): HistoryEntry {
    const { ticket_id: _, ...rest } = ticketEvent();
    return { id: `of version ${values.version}`, author: null, ...rest, ...values };
  }
  function latest(): MadeChange {
    const change = undoStack.latest();
    if (change?.kind !== 'ticket') throw new Error('No ticket was changed.');
    return change;
  }

  describe('when somebody else was faster', () => {
    it('changes the version that was seen, and goes on silently when other fields were set', () => {
      changes.change(1, { status: 'resolved' });
      expect(request(0).version).toBe(1);

      overtake(0, 5, { priority: 'low' });
      expect(request(1)).toMatchObject({ id: 1, change: { status: 'resolved' }, version: 5 });
      expect(shown(1)).toBe('resolved');

      accept(1, 6);
      expect(changes.pending(1)).toBeUndefined();
      expect(changes.conflict(1)).toBeUndefined();
      expect(notifier.error).not.toHaveBeenCalled();
    });

    it('shows theirs and asks, with both values, when the same field was set', () => {
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });

      const text = 'Status: you chose Resolved, it became Closed a moment ago.';
      expect(shown(1)).toBe('closed');
      expect(changes.conflict(1)).toMatchObject({ mine: { status: 'resolved' }, text });
      const [told, ...actions] = notifier.error.mock.lastCall ?? [];
      expect(told).toBe(`Ticket 1. ${text}`);
      expect(actions.map(({ label }) => label)).toEqual(['Keep theirs', 'Set mine']);
      expect(requests).toHaveLength(1);
    });

    it('says who it was and when, field by field, as soon as that is known', () => {
      const answer = new Subject<readonly HistoryEntry[]>();
      history = answer;
      changes.change(1, { status: 'resolved', priority: 'low' });
      overtake(0, 4, { status: 'closed', priority: 'critical' });
      expect(changes.conflict(1)?.text).toMatch(/Priority: you chose Low, it became Critical a moment ago\./);
      expect(notifier.error).not.toHaveBeenCalled();

      const [now, before] = [Date.now(), Date.now() - 5 * 60_000].map((at) => new Date(at).toISOString());
      const to = (field: 'status' | 'priority', value: string) => [{ field, from: null, to: value, decided: null }];
      answer.next([
        entry({ version: 4, at: now, changes: to('status', 'closed') }),
        entry({ version: 3, at: before, actor: 'bulk', bulk_id: 7, changes: to('priority', 'critical') }),
        entry({ version: 2, at: before, changes: to('status', 'in_progress') }),
      ]);
      const text =
        'Priority: you chose Low. Bulk change 7 set it to Critical 5 min ago. ' +
        'Status: you chose Resolved. An agent set it to Closed a moment ago.';
      expect(changes.conflict(1)?.text).toBe(text);
      expect(notifier.error).toHaveBeenCalledExactlyOnceWith(`Ticket 1. ${text}`, expect.anything(), expect.anything());
    });

    it.each([
      { when: 'cannot be read', answer: () => throwError(() => new HttpErrorResponse({ status: 0 })) },
      { when: 'takes too long', answer: () => NEVER },
    ])('asks without who it was when that $when', ({ answer }) => {
      vi.useFakeTimers();
      history = answer();
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      vi.advanceTimersByTime(3_000);
      vi.useRealTimers();
      expect(notifier.error.mock.lastCall?.[0]).toContain('you chose Resolved, it became Closed a moment ago.');
    });

    it('tells nothing of a question that was decided before it was known who it was', () => {
      const answer = new Subject<readonly HistoryEntry[]>();
      history = answer;
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      changes.keepTheirs(1);
      answer.next([]);
      expect(changes.conflict(1)).toBeUndefined();
      expect(notifier.error).not.toHaveBeenCalled();
    });

    it('asks for both fields when a second one of the ticket is set by somebody else', () => {
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      changes.change(1, { priority: 'low' });
      overtake(1, 3, { status: 'closed', priority: 'critical' });
      expect(changes.conflict(1)?.mine).toEqual({ status: 'resolved', priority: 'low' });
      expect(changes.conflict(1)?.text).toMatch(/Low, it became Critical .*Resolved, it became Closed/);

      changes.change(1, { priority: 'medium' });
      expect(changes.conflict(1)?.mine).toEqual({ status: 'resolved' });
      accept(2, 4);
      changes.setMine(1);
      expect(request(3).change).toEqual({ status: 'resolved' });
    });

    it('asks no more for a field that has become what was chosen', () => {
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      changes.change(1, { priority: 'low' });
      overtake(1, 3, { status: 'resolved', priority: 'critical' });
      expect(changes.conflict(1)?.mine).toEqual({ priority: 'low' });
    });

    it('keeps theirs, or sets mine upon their version, as the person decides', () => {
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      changes.keepTheirs(1);
      expect(changes.conflict(1)).toBeUndefined();
      expect(shown(1)).toBe('closed');

      changes.change(2, { status: 'resolved' });
      overtake(1, 2, { status: 'closed' });
      changes.setMine(2);
      expect(changes.conflict(2)).toBeUndefined();
      expect(request(2)).toMatchObject({ id: 2, change: { status: 'resolved' }, version: 2 });
    });

    it('still sets the fields that they left alone', () => {
      changes.change(1, { status: 'resolved', priority: 'low' });
      overtake(0, 2, { status: 'closed' });

      expect(request(1)).toMatchObject({ change: { priority: 'low' }, version: 2 });
      expect(changes.conflict(1)?.mine).toEqual({ status: 'resolved' });
    });

    it('takes no notice when both chose the same, or when only a proposal changed', () => {
      changes.change(1, { status: 'closed' });
      overtake(0, 2, { status: 'closed' });
      expect(changes.conflict(1)).toBeUndefined();

      store.take([ticket({ id: 2, version: 2, category: 'billing', category_source: 'classifier' })]);
      changes.change(2, { category: 'account' });
      overtake(2, 3, { category: 'technical', category_source: 'classifier' });
      expect(changes.conflict(2)).toBeUndefined();
      expect(request(3)).toMatchObject({ change: { category: 'account' }, version: 3 });
    });

    it('asks when a proposal that was changed had just been confirmed', () => {
      store.take([ticket({ id: 1, version: 2, category: 'billing', category_source: 'classifier' })]);
      changes.change(1, { category: 'account' });
      overtake(0, 3, { category: 'billing', category_source: 'person' });

      expect(changes.conflict(1)?.mine).toEqual({ category: 'account' });
    });

    it('asks instead of sending when the change had arrived here while the value was chosen', () => {
      const seen = ticket({ id: 1, version: 1, status: 'open' });
      store.take([{ ...seen, version: 2, status: 'closed' }]);
      changes.change(1, { status: 'in_progress' }, seen);
      expect(requests).toHaveLength(0);
      expect(changes.conflict(1)?.mine).toEqual({ status: 'in_progress' });

      changes.change(1, { priority: 'high' }, seen);
      expect(request(0)).toMatchObject({ change: { priority: 'high' }, version: 2 });
      expect(changes.conflict(1)).toBeDefined();

      changes.setMine(1);
      accept(0, 3);
      expect(request(1)).toMatchObject({ change: { status: 'in_progress' }, version: 3 });
    });

    it('asks no more once another value is chosen', () => {
      changes.change(1, { status: 'resolved' });
      overtake(0, 2, { status: 'closed' });
      changes.change(1, { status: 'in_progress' });

      expect(changes.conflict(1)).toBeUndefined();
      expect(request(1)).toMatchObject({ change: { status: 'in_progress' }, version: 2 });
    });
  });

  describe('undo', () => {
    it('gives exactly the fields that were set their former values', () => {
      changes.change(1, { status: 'resolved', priority: 'low' });
      accept(0, 2);
      const [text, action] = notifier.info.mock.lastCall ?? [];
      expect(text).toBe('Priority and status of 1 are now Low and Resolved.');
      expect(action?.label).toBe('Undo');

      action?.run();
      expect(shown(1)).toBe('open');
      expect(request(1)).toMatchObject({ id: 1, change: { status: 'open', priority: 'high' }, version: 2 });
      accept(1, 3);
      expect(notifier.info.mock.lastCall?.[0]).toBe('Undone. Priority and status of 1 are High and Open again.');
      expect(undoStack.latest()).toBeUndefined();
    });

    it('goes back one change after the other', () => {
      changes.change(1, { status: 'in_progress' });
      accept(0, 2);
      changes.change(1, { status: 'closed' });
      accept(1, 3);

      changes.undo(latest());
      expect(shown(1)).toBe('in_progress');
      accept(2, 4);
      changes.undo(latest());
      expect(shown(1)).toBe('open');
    });

    it('works before the server has answered', () => {
      changes.change(1, { status: 'closed' });
      changes.undo(latest());
      expect(shown(1)).toBe('open');

      accept(0, 2);
      expect(request(1)).toMatchObject({ change: { status: 'open' }, version: 2 });
    });

    it('sends nothing when what it takes back was refused anyway', () => {
      changes.change(1, { status: 'closed' });
      changes.undo(latest());
      request(0).answer.error(REFUSED);

      expect(requests).toHaveLength(1);
      expect(shown(1)).toBe('open');
    });

    it('is refused, with the reason, when somebody has set the field since', () => {
      changes.change(1, { status: 'resolved' });
      accept(0, 2);
      const change = latest();
      changes.undo(change);
      overtake(1, 3, { status: 'closed' });

      expect(shown(1)).toBe('closed');
      expect(notifier.error.mock.lastCall?.[0]).toBe('Status of 1 was not undone: it became Closed a moment ago.');
      expect(requests).toHaveLength(2);
    });

    it('asks nothing of the server when the change since is known here already', () => {
      changes.change(1, { status: 'resolved' });
      accept(0, 2);
      store.take([ticket({ id: 1, version: 3, status: 'closed' })]);
      changes.undo(latest());

      expect(requests).toHaveLength(1);
      expect(notifier.error.mock.lastCall?.[0]).toContain('Status of 1 was not undone');
    });

    it('is carried out although other fields were set since', () => {
      changes.change(1, { status: 'resolved' });
      accept(0, 2);
      changes.undo(latest());
      overtake(1, 3, { status: 'resolved', priority: 'low' });

      expect(request(2)).toMatchObject({ change: { status: 'open' }, version: 3 });
    });

    it('finds out about a ticket that is not known here any more', () => {
      const made: MadeChange = {
        kind: 'ticket',
        id: 9,
        before: { status: 'open' },
        after: { status: 'closed' },
        decided: [],
      };
      undoStack.push(made);
      changes.undo(made);
      expect(request(0)).toMatchObject({ id: 9, version: 0 });

      overtake(0, 4, { status: 'closed' });
      expect(request(1)).toMatchObject({ id: 9, change: { status: 'open' }, version: 4 });
    });

    it('makes a proposal again of what was one', () => {
      store.take([ticket({ id: 1, version: 2, category: 'billing', category_source: 'classifier' })]);
      changes.change(1, { category: 'account', priority: 'low' });
      accept(0, 3);
      changes.undo(latest());
      expect(request(1).change).toEqual({ category: 'billing', priority: 'high', reopen: ['category'] });
    });

    it('opens again what was suggested and accepted by resolving the ticket', () => {
      const proposed = ticket({ id: 1, version: 2, category_source: 'classifier', suggestion: suggestion() });
      store.take([proposed]);
      changes.change(1, { status: 'resolved' });
      request(0).answer.next({ ...edited(proposed, { status: 'resolved' }), version: 3 });
      changes.undo(latest());
      expect(request(1).change).toEqual({ status: 'open', reopen: ['category'] });
    });

    it('opens nothing again that somebody has decided since', () => {
      const proposed = ticket({ id: 1, version: 2, category_source: 'classifier', suggestion: suggestion() });
      store.take([proposed]);
      changes.change(1, { status: 'resolved' });
      accept(0, 3);
      store.take([{ ...proposed, version: 4, status: 'resolved', category_source: 'person' }]);
      changes.undo(latest());
      expect(request(1).change).toEqual({ status: 'open' });
    });

    it('forgets what was refused, and what comes after it goes back to what the server has', () => {
      changes.change(1, { status: 'in_progress' });
      changes.change(1, { status: 'closed' });
      request(0).answer.error(REFUSED);
      accept(1, 2);

      changes.undo(latest());
      expect(request(2).change).toEqual({ status: 'open' });
      expect(undoStack.latest()).toBeUndefined();
    });

    it('remembers the latest 50', () => {
      for (let number = 0; number < UNDO_AT_MOST + 5; number++) {
        changes.change(1, { status: number % 2 === 0 ? 'closed' : 'open' });
      }
      let count = 0;
      for (let change = undoStack.latest(); change !== undefined; change = undoStack.latest(), count++)
        undoStack.take(change);
      expect(count).toBe(50);
    });
  });

  it('says that a ticket was deleted, and offers no Retry for it', () => {
    changes.change(1, { status: 'resolved' });
    changes.change(1, { status: 'closed' });
    request(0).answer.error(problem(404, 'ticket_not_found', 'There is no ticket 1.'));

    expect(store.isDeleted(1)).toBe(true);
    expect(changes.pending(1)).toBeUndefined();
    expect(requests).toHaveLength(1);
    expect(notifier.error).toHaveBeenCalledExactlyOnceWith('Ticket 1 was not changed: it has been deleted.');
  });
});
