import { describe, expect, it } from 'vitest';
import { TestBed } from '@angular/core/testing';
import { listed, ticket } from '../testing/ticket';
import { TicketStore } from './ticket-store';

describe('TicketStore', () => {
  it('keeps the newer of two answers, whichever arrives last', () => {
    const store = TestBed.configureTestingModule({ providers: [TicketStore] }).inject(TicketStore);

    store.take([ticket({ id: 7, version: 3, status: 'closed' })]);
    store.take([ticket({ id: 7, version: 2, status: 'open' }), ticket({ id: 8, version: 1 })]);

    expect(store.get(7)?.status).toBe('closed');
    expect(store.get(8)?.version).toBe(1);
  });

  it('joins what a list and an opened ticket tell of the same version', () => {
    const store = TestBed.configureTestingModule({ providers: [TicketStore] }).inject(TicketStore);

    store.take([listed({ id: 7, version: 2, preview: 'My card …' })]);
    store.take([ticket({ id: 7, version: 2, description: 'My card was charged twice.' })]);
    store.take([listed({ id: 7, version: 2, preview: '… charged twice.' })]);
    expect(store.get(7)).toMatchObject({ preview: '… charged twice.', description: 'My card was charged twice.' });

    store.take([ticket({ id: 7, version: 3, status: 'closed' })]);
    expect(store.get(7)).toMatchObject({ status: 'closed', preview: '… charged twice.' });
  });

  it('does not take the description of an older version for the present one', () => {
    const store = TestBed.configureTestingModule({ providers: [TicketStore] }).inject(TicketStore);

    store.take([ticket({ id: 7, version: 2 })]);
    store.take([listed({ id: 7, version: 3 })]);

    expect(store.get(7)?.description).toBeUndefined();
  });
});
