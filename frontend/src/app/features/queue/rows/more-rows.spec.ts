import { provideEnvironmentInitializer, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../../../core/icons/icons';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { MoreRows } from './more-rows';
import { RowFocus } from './row-focus';

describe('MoreRows', () => {
  const ids = signal<readonly number[]>([]);
  const reading = signal<'more' | undefined>(undefined);
  const moreError = signal<unknown>(undefined);
  const current = signal<number | undefined>(undefined);
  const open = signal<number | undefined>(undefined);
  const loadMore = vi.fn();

  beforeEach(() => {
    // Nothing is ever scrolled near the end.
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observe(): void {}
        disconnect(): void {}
      },
    );
    ids.set(Array.from({ length: 50 }, (_, index) => 50 - index));
    for (const state of [reading, moreError, current, open]) state.set(undefined);
    loadMore.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        { provide: TicketList, useValue: { ids, reading, moreError, hasMore: () => true, loadMore } },
        { provide: RowFocus, useValue: { current } },
        { provide: QueueUrl, useValue: { ticketNumber: open } },
      ],
    });
    TestBed.createComponent(MoreRows).detectChanges();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('reads on when the keys come near the end', () => {
    current.set(6);
    TestBed.tick();
    expect(loadMore).not.toHaveBeenCalled();

    current.set(5);
    TestBed.tick();
    expect(loadMore).toHaveBeenCalledOnce();
  });

  it('reads on when the open ticket comes near the end, once for each page', () => {
    open.set(3);
    TestBed.tick();
    expect(loadMore).toHaveBeenCalledOnce();

    reading.set('more');
    TestBed.tick();
    ids.update((all) => [...all, ...Array.from({ length: 50 }, (_, index) => 1_000 + index)]);
    reading.set(undefined);
    TestBed.tick();
    expect(loadMore).toHaveBeenCalledOnce();
  });

  it('waits for people after a failure', () => {
    moreError.set(new Error('no'));
    open.set(1);
    TestBed.tick();
    expect(loadMore).not.toHaveBeenCalled();
  });
});
