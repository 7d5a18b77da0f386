import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TicketFilters } from '../../../api/types';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import type { Total } from '../../../shared/numbers';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { Selection, SELECTED_AT_MOST } from './selection';

describe('Selection', () => {
  const ids = signal<readonly number[]>([]);
  /** Those of them that do not match any more. */
  const muted = signal<readonly number[]>([]);
  const filters = signal<TicketFilters>(NO_FILTERS);
  const total = signal<Total | undefined>(undefined);
  const rows = computed(() => ids().map((id) => ({ ticket: { id }, muted: muted().includes(id) })));
  let selection: Selection;
  const selected = () => [...selection.ids()].sort((one, other) => one - other);

  beforeEach(() => {
    ids.set([9, 8, 7, 6, 5]);
    muted.set([]);
    filters.set(NO_FILTERS);
    total.set({ count: 1_284, capped: false });
    TestBed.configureTestingModule({
      providers: [
        Selection,
        { provide: TicketList, useValue: { ids, filters, total } },
        { provide: TicketRows, useValue: { all: rows } },
      ],
    });
    selection = TestBed.inject(Selection);
    TestBed.tick();
  });

  it('holds tickets one by one', () => {
    selection.toggle(8);
    selection.toggle(6);
    expect(selected()).toEqual([6, 8]);
    expect(selection.extent()).toBe('some');

    selection.toggle(8);
    expect(selected()).toEqual([6]);
  });

  it('extends from the last one to another, in either direction', () => {
    selection.toggle(6);
    selection.extendTo(8);
    expect(selected()).toEqual([6, 7, 8]);

    selection.extendTo(5);
    expect(selected()).toEqual([5, 6, 7, 8]);
  });

  it('begins a range where there is none', () => {
    selection.extendTo(8);
    selection.extendTo(6);
    expect(selected()).toEqual([6, 7, 8]);
  });

  it('holds all that are listed, then none', () => {
    selection.toggleAll();
    expect(selection.extent()).toBe('all');
    expect(selection.count()).toEqual({ count: 5, capped: false });

    selection.toggleAll();
    expect(selection.active()).toBe(false);
  });

  it('begins while the list is read for the first time, and does not end when the answer names its filters', () => {
    selection.startPicking();
    filters.set({ ...NO_FILTERS, search: 'refund' });
    TestBed.tick();
    expect(selection.mode()).toBe(true);
  });

  it('counts all that match, also those that were not read; without one of them it holds what was read', () => {
    selection.selectAllMatching();
    expect(selection.allMatching()).toBe(true);
    expect(selection.count()).toEqual({ count: 1_284, capped: false });
    ids.set([9, 8, 7, 6, 5, 4]);
    expect(selection.has(4)).toBe(true);

    selection.toggle(7);
    expect(selection.allMatching()).toBe(false);
    expect(selected()).toEqual([4, 5, 6, 8, 9]);
  });

  it('leaves out of all that match what is still listed and does not match any more', () => {
    muted.set([8]);
    selection.selectAllMatching();
    expect(selected()).toEqual([5, 6, 7, 9]);
    expect(selection.extent()).toBe('all');

    selection.clear();
    selection.toggle(8);
    expect(selected()).toEqual([8]);
  });

  it('lets go of what other filters do not show, but not for another order', () => {
    selection.toggle(8);
    filters.set({ ...NO_FILTERS, order: 'oldest' });
    TestBed.tick();
    expect(selected()).toEqual([8]);

    filters.set({ ...NO_FILTERS, status: ['open'] });
    TestBed.tick();
    expect(selection.active()).toBe(false);
  });

  it('lets go of tickets that are not listed any more', () => {
    selection.toggle(8);
    selection.toggle(7);
    ids.set([9, 7, 6]);
    TestBed.tick();
    expect(selected()).toEqual([7]);
  });

  it('holds no more than one change takes', () => {
    ids.set(Array.from({ length: SELECTED_AT_MOST + 1 }, (_, index) => index + 1));
    selection.toggleAll();
    expect(selection.count().count).toBe(SELECTED_AT_MOST);
  });
});
