import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { OptimisticChanges } from './list/optimistic-changes';
import { TicketList } from './list/ticket-list';
import { TicketRows } from './list/ticket-rows';
import { neighbour, QueueWalk } from './queue-walk';
import { RowFocus } from './rows/row-focus';
import { listed } from './testing/ticket';

describe('the neighbour of a ticket', () => {
  it('is the one after or before it, and none at the ends or for a stranger', () => {
    expect(neighbour([9, 7, 4], 7, 1)).toBe(4);
    expect(neighbour([9, 7, 4], 7, -1)).toBe(9);
    expect(neighbour([9, 7, 4], 4, 1)).toBeUndefined();
    expect(neighbour([9, 7, 4], 9, -1)).toBeUndefined();
    expect(neighbour([9, 7, 4], 5, 1)).toBeUndefined();
    expect(neighbour([9, 7, 4], undefined, 1)).toBeUndefined();
  });
});

describe('QueueWalk', () => {
  const [change, focus, openTicket] = [vi.fn(), vi.fn(), vi.fn()];
  let walk: QueueWalk;

  beforeEach(() => {
    vi.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [
        QueueWalk,
        { provide: QueueUrl, useValue: { openTicket } },
        { provide: TicketList, useValue: { ids: signal([9, 7, 4]) } },
        { provide: RowFocus, useValue: { focus } },
        { provide: TicketRows, useValue: { row: (id: number) => ({ ticket: listed({ id }) }) } },
        { provide: OptimisticChanges, useValue: { change } },
      ],
    });
    walk = TestBed.inject(QueueWalk);
  });

  it('resolves a row and goes on to the next, but not past the last', () => {
    walk.resolve(9, false);
    expect(change).toHaveBeenCalledExactlyOnceWith(9, { status: 'resolved' });
    expect(focus).toHaveBeenCalledExactlyOnceWith(7);

    walk.resolve(4, false);
    expect(change).toHaveBeenCalledWith(4, { status: 'resolved' });
    expect(focus).toHaveBeenCalledOnce();
  });

  it('goes from open ticket to open ticket while one is read', () => {
    walk.resolve(7, true);
    expect(openTicket).toHaveBeenCalledExactlyOnceWith(4);
    expect(focus).not.toHaveBeenCalled();
  });
});
