import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TicketFilters } from '../../../api/types';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import type { Edit } from '../fields/ticket-fields';
import { ticket } from '../testing/ticket';
import { OptimisticChanges } from './optimistic-changes';
import { TicketList } from './ticket-list';
import { TicketRows } from './ticket-rows';
import { TicketStore } from './ticket-store';

describe('TicketRows', () => {
  const filters = signal<TicketFilters>(NO_FILTERS);
  const pending = signal<Edit | undefined>(undefined);
  let rows: TicketRows;
  let store: TicketStore;

  beforeEach(() => {
    pending.set(undefined);
    filters.set({ ...NO_FILTERS, status: ['open', 'in_progress'], search: 'charged' });
    const conflict = () => undefined;
    const changes = { pending: (id: number) => (id === 1 ? pending() : undefined), refusal: () => undefined, conflict };
    const list = {
      ids: signal([1, 2]),
      filters,
    };
    TestBed.configureTestingModule({
      providers: [
        TicketRows,
        TicketStore,
        { provide: OptimisticChanges, useValue: changes },
        { provide: TicketList, useValue: list },
      ],
    });
    rows = TestBed.inject(TicketRows);
    store = TestBed.inject(TicketStore);
    store.take([ticket({ id: 1, category_source: 'classifier' }), ticket({ id: 2, status: 'in_progress' })]);
  });

  it('keep a ticket in its place, muted, when a change takes it out of the filters', () => {
    pending.set({ status: 'closed' });
    expect(rows.all().map(({ ticket: { id }, muted }) => [id, muted])).toEqual([
      [1, true],
      [2, false],
    ]);

    pending.set({ status: 'in_progress' });
    expect(rows.row(1)?.muted).toBe(false);
  });

  it('mute a ticket that needs no review any more where only those that do were asked for', () => {
    filters.update((all) => ({ ...all, needsReview: true }));
    store.take([ticket({ id: 1, version: 2, needs_review: true, category_source: 'classifier' })]);
    expect(rows.row(1)?.muted).toBe(false);

    pending.set({ category: 'billing' });
    expect(rows.row(1)?.muted).toBe(true);
  });

  it('show a change in ink before the server has confirmed it', () => {
    pending.set({ category: 'billing' });

    expect(rows.row(1)?.ticket).toMatchObject({ category: 'billing', category_source: 'person' });
    expect(store.get(1)?.category_source).toBe('classifier');
  });

  it('stay the same objects until something about them changes, so that only that is drawn again', () => {
    const [first, second] = rows.all();
    store.take([ticket({ id: 1, version: 2, priority: 'low' })]);

    expect(rows.all()[0]).not.toBe(first);
    expect(rows.all()[1]).toBe(second);
  });

  it('mute a ticket that was deleted', () => {
    store.markDeleted(2);
    expect(rows.row(2)).toMatchObject({ deleted: true, muted: true });
  });
});
