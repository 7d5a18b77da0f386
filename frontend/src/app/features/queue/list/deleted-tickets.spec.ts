import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketsApi } from '../../../api/tickets-api';
import type { Ticket } from '../../../api/types';
import { Notifier } from '../../../core/notifier/notifier';
import { ticket } from '../testing/ticket';
import { DeletedTickets } from './deleted-tickets';
import { TicketStore } from './ticket-store';
import { UndoStack } from './undo-stack';

describe('DeletedTickets', () => {
  let answer: Subject<Ticket>;
  let deleted: DeletedTickets;
  let store: TicketStore;
  const restore = vi.fn<(id: number) => Subject<Ticket>>();
  const info = vi.fn<Notifier['info']>();
  const error = vi.fn<Notifier['error']>();

  beforeEach(() => {
    vi.resetAllMocks();
    restore.mockImplementation(() => (answer = new Subject()));
    TestBed.configureTestingModule({
      providers: [
        DeletedTickets,
        TicketStore,
        { provide: TicketsApi, useValue: { restore } },
        { provide: Notifier, useValue: { info, error } },
      ],
    });
    deleted = TestBed.inject(DeletedTickets);
    store = TestBed.inject(TicketStore);
    store.take([ticket({ id: 7 })]);
    store.markDeleted(7);
    deleted.note(7);
  });

  const undo = () => info.mock.lastCall?.[1]?.run();

  it('are brought back once, however often that is asked for', () => {
    expect(info.mock.lastCall?.[0]).toBe('Ticket 7 was deleted.');
    const again = info.mock.lastCall?.[1];
    undo();
    again?.run();
    expect(restore.mock.calls).toEqual([[7]]);

    answer.next(ticket({ id: 7, version: 2 }));
    expect([store.isDeleted(7), store.get(7)?.version]).toEqual([false, 2]);
    expect(info.mock.lastCall?.[0]).toBe('Undone. Ticket 7 is back.');
    expect(TestBed.inject(UndoStack).latest()).toBeUndefined();
  });

  it('stay deleted when the server refuses, and say why', () => {
    undo();
    answer.error(new HttpErrorResponse({ status: 404, error: { code: 'deleted_ticket_not_found' } }));
    expect(store.isDeleted(7)).toBe(true);
    expect(error.mock.lastCall?.[0]).toBe('Ticket 7 was not brought back. It is gone for good.');

    error.mock.lastCall?.[1]?.run();
    expect(restore).toHaveBeenCalledTimes(2);
  });
});
