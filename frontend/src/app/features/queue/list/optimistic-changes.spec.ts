import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketsApi } from '../../../api/tickets-api';
import type { Ticket, TicketChange } from '../../../api/types';
import { type MessageAction } from '../../../core/notifier/message';
import { Notifier } from '../../../core/notifier/notifier';
import { edited } from '../fields/ticket-fields';
import { ticket } from '../testing/ticket';
import { OptimisticChanges, REFUSAL_MS } from './optimistic-changes';
import { TicketStore } from './ticket-store';

interface Request {
  readonly id: number;
  readonly change: TicketChange;
  readonly answer: Subject<Ticket>;
}

const REFUSED = problem(409, 'conflict', 'Somebody else closed it.');

function problem(status: number, code: string, detail: string): HttpErrorResponse {
  return new HttpErrorResponse({ status, error: { code, detail, title: '', type: '', status } });
}

describe('OptimisticChanges', () => {
  let requests: Request[];
  let notifier: { error: ReturnType<typeof vi.fn<(text: string, action?: MessageAction) => void>> };
  let changes: OptimisticChanges;
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
    notifier = { error: vi.fn<(text: string, action?: MessageAction) => void>() };
    const update = (id: number, change: TicketChange) => {
      const answer = new Subject<Ticket>();
      requests.push({ id, change, answer });
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [
        TicketStore,
        OptimisticChanges,
        { provide: TicketsApi, useValue: { update } },
        { provide: Notifier, useValue: notifier },
      ],
    });
    changes = TestBed.inject(OptimisticChanges);
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
