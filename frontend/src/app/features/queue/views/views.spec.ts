import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketFilters } from '../../../api/types';
import type { MessageAction } from '../../../core/notifier/message';
import { Notifier } from '../../../core/notifier/notifier';
import { NO_FILTERS, QueueUrl } from '../../../core/queue-url/queue-url';
import { BulkRun } from '../bulk/bulk-run';
import { OptimisticChanges } from '../list/optimistic-changes';
import { DeletedTickets } from '../list/deleted-tickets';
import { Undo } from '../list/undo';
import { OwnViews } from './own-views';
import { Views } from './views';

const URGENT: TicketFilters = { ...NO_FILTERS, category: ['billing'], priority: ['critical', 'high'], order: 'oldest' };
const SHARED = {
  id: 4,
  name: 'Doubtful',
  filters: { category: [], priority: [], status: ['open'], needs_review: true, search: '', order: 'least_sure' },
};

describe('Views', () => {
  const filters = signal<TicketFilters>(NO_FILTERS);
  const info = vi.fn<(text: string, action?: MessageAction) => void>();
  const error = vi.fn<(text: string) => void>();
  let server: HttpTestingController;

  beforeEach(() => {
    filters.set(NO_FILTERS);
  });
  afterEach(() => {
    localStorage.clear();
    vi.clearAllMocks();
  });

  function open(): Views {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        Views,
        { provide: DeletedTickets, useValue: {} },
        Undo,
        { provide: BulkRun, useValue: {} },
        { provide: OptimisticChanges, useValue: {} },
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: QueueUrl, useValue: { filters } },
        { provide: Notifier, useValue: { info, error } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const views = TestBed.inject(Views);
    TestBed.tick();
    return views;
  }
  async function answer(views: readonly unknown[]): Promise<void> {
    await vi.waitFor(() => server.expectOne({ method: 'GET', url: '/api/views/' }).flush(views));
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  const names = (views: Views) => views.all().map(({ name }) => name);

  it('has those of the product, one’s own and everybody’s, and works without the last', async () => {
    const views = open();
    views.save('Mine', false).subscribe();
    expect(names(views)).toEqual(['All open', 'Needs review', 'All tickets', 'Mine']);

    await answer([SHARED]);
    expect(names(views)).toEqual(['All open', 'Needs review', 'All tickets', 'Mine', 'Doubtful']);
  });

  it('knows which one is on screen by the filters in the address', async () => {
    const views = open();
    await answer([SHARED]);
    expect(views.current()?.name).toBe('All tickets');

    filters.set({ ...NO_FILTERS, status: ['open'], needsReview: true, order: 'least_sure' });
    expect(views.current()?.name).toBe('Doubtful');
    filters.update((all) => ({ ...all, search: 'refund' }));
    expect(views.current()).toBeUndefined();
  });

  it('knows a view whose values another client saved in another order', async () => {
    filters.set({ ...NO_FILTERS, priority: ['critical', 'high'] });
    const views = open();
    await answer([
      {
        ...SHARED,
        filters: {
          ...SHARED.filters,
          status: [],
          needs_review: false,
          priority: ['high', 'critical'],
          order: 'newest',
        },
      },
    ]);
    expect(views.current()?.name).toBe('Doubtful');
  });

  it('keeps one’s own in this browser, with filters and order, until they are deleted', () => {
    filters.set(URGENT);
    open().save('Urgent billing', false).subscribe();

    const views = open();
    expect(views.current()).toMatchObject({ name: 'Urgent billing', kind: 'own', filters: URGENT });
    views.rename({ name: 'Urgent billing', filters: URGENT, kind: 'own' }, 'Burning').subscribe();
    expect(open().current()?.name).toBe('Burning');

    const last = open();
    last.remove({ name: 'Burning', filters: URGENT, kind: 'own' });
    expect(last.current()).toBeUndefined();
    info.mock.lastCall?.[1]?.run();
    expect(last.current()?.name).toBe('Burning');
  });

  it('brings them back like any other change, the latest first', async () => {
    filters.set(URGENT);
    const views = open();
    await answer([SHARED]);
    views.save('Mine', false).subscribe();
    for (const view of views.all().filter(({ kind }) => kind !== 'fixed')) views.remove(view);
    server.expectOne({ method: 'DELETE', url: '/api/views/4/' }).flush(null);
    await answer([]);
    expect(names(views)).toHaveLength(3);

    const undo = TestBed.inject(Undo);
    undo.last();
    server.expectOne({ method: 'POST', url: '/api/views/' }).flush(SHARED);
    expect(info.mock.lastCall?.[0]).toBe('Undone. The view “Doubtful” is back.');
    await answer([SHARED]);
    undo.last();
    expect(names(views).slice(3)).toEqual(['Mine', 'Doubtful']);
    expect(undo.possible()).toBe(false);
  });

  it('does not bring one back over another one of the same name', () => {
    filters.set(URGENT);
    const views = open();
    views.save('Mine', false).subscribe();
    views.remove({ name: 'Mine', filters: URGENT, kind: 'own' });
    filters.set(NO_FILTERS);
    views.save('Mine', false).subscribe();

    TestBed.inject(Undo).last();
    expect(error.mock.lastCall?.[0]).toBe(
      'The view “Mine” was not brought back. There is a view with this name already.',
    );
    expect(views.all().find(({ name }) => name === 'Mine')?.filters).toEqual(NO_FILTERS);
  });

  describe('in two tabs', () => {
    /** Another tab; this one is not told by the browser under test. */
    function other(): OwnViews {
      return createEnvironmentInjector([OwnViews], TestBed.inject(EnvironmentInjector)).get(OwnViews);
    }
    const URGENT_VIEW = { name: 'Urgent', filters: URGENT };

    it('keeps what each of them saves', () => {
      const views = open();
      other().add(URGENT_VIEW);
      views.save('Mine', false).subscribe();
      expect(names(views).slice(3)).toEqual(['Urgent', 'Mine']);
      expect(names(open()).slice(3)).toEqual(['Urgent', 'Mine']);
    });

    it('shows in one what the other saves', () => {
      const views = open();
      other().add(URGENT_VIEW);
      expect(names(views)).toHaveLength(3);
      window.dispatchEvent(new StorageEvent('storage', { key: 'triagedesk.queue.views' }));
      expect(names(views).at(-1)).toBe('Urgent');
    });

    it('keeps them where nothing can be stored, until the page is left', () => {
      vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new DOMException('blocked');
      });
      const views = open();
      views.save('Mine', false).subscribe();
      views.save('Another', false).subscribe();
      expect(names(views).slice(3)).toEqual(['Mine', 'Another']);
      vi.restoreAllMocks();
    });
  });

  it('saves for everybody at the server, and reads them again', async () => {
    filters.set(URGENT);
    const views = open();
    await answer([]);
    views.save('Urgent billing', true).subscribe();

    const { request } = server.expectOne({ method: 'POST', url: '/api/views/' });
    expect(request.body).toEqual({
      name: 'Urgent billing',
      filters: {
        category: ['billing'],
        priority: ['critical', 'high'],
        status: [],
        needs_review: false,
        search: '',
        order: 'oldest',
      },
    });
  });

  it('says why a view of everybody was not deleted', async () => {
    const views = open();
    await answer([SHARED]);
    const [view] = views.all().slice(-1);
    if (view !== undefined) views.remove(view);
    server
      .expectOne({ method: 'DELETE', url: '/api/views/4/' })
      .flush(null, { status: 502, statusText: 'Bad Gateway' });

    expect(error.mock.lastCall?.[0]).toBe(
      'The view “Doubtful” was not deleted. The server is not available right now.',
    );
    expect(names(views)).toContain('Doubtful');
  });

  it('takes no notice of what somebody else left in the storage', () => {
    localStorage.setItem('triagedesk.queue.views', '[{"name":1},{"name":"Odd","params":{"status":"lost"}},null]');
    const views = open();
    expect(views.all().at(-1)).toMatchObject({ name: 'Odd', filters: NO_FILTERS });
    localStorage.setItem('triagedesk.queue.views', 'nonsense');
    expect(names(open())).toHaveLength(3);
  });

  it('tells names apart within one kind, whatever the case of their letters', async () => {
    const views = open();
    await answer([SHARED]);
    expect(views.isTaken('doubtful', true)).toBe(true);
    expect(views.isTaken('Doubtful', false)).toBe(false);
    expect(views.isTaken('ALL OPEN', false)).toBe(true);
  });
});
