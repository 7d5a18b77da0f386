import { describe, expect, it } from 'vitest';
import { TestBed } from '@angular/core/testing';
import { ticket } from '../testing/ticket';
import { TicketStore } from './ticket-store';

describe('TicketStore', () => {
  it('keeps the newer of two answers, whichever arrives last', () => {
    const store = TestBed.configureTestingModule({ providers: [TicketStore] }).inject(TicketStore);

    store.take([ticket({ id: 7, version: 3, status: 'closed' })]);
    store.take([ticket({ id: 7, version: 2, status: 'open' }), ticket({ id: 8, version: 1 })]);

    expect(store.get(7)?.status).toBe('closed');
    expect(store.get(8)?.version).toBe(1);
  });
});
