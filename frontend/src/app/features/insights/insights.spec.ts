import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideEnvironmentInitializer, resource, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccuracyApi } from '../../api/accuracy-api';
import { TicketChanges } from '../../api/ticket-changes';
import type { Stats } from '../../api/types';
import { Clock } from '../../core/clock';
import { registerIcons } from '../../core/icons/icons';
import { Insights } from './insights';
import { accuracy } from './testing/accuracy';

/** What the page does not show. */
const UNSEEN = {
  status_breakdown: { open: 67, in_progress: 0, resolved: 0, closed: 0 },
  from: '2026-10-23',
  to: '2026-11-21',
  time_zone: 'UTC',
  created_per_day: [],
  resolved_per_day: [],
  time_to_resolve: { tickets: 0, median_seconds: null, p90_seconds: null },
};
const STATS: Stats = {
  ...UNSEEN,
  total_tickets: 12_400,
  open_tickets: 67,
  avg_tickets_per_day: 8.3,
  priority_breakdown: { low: 3000, medium: 5200, high: 3100, critical: 1100 },
  category_breakdown: { billing: 2800, technical: 5500, account: 2200, general: 1900 },
};
const ONE_MORE: Stats = {
  ...STATS,
  total_tickets: 12_401,
  open_tickets: 68,
  priority_breakdown: { ...STATS.priority_breakdown, high: 3101 },
};
const NONE: Stats = {
  ...UNSEEN,
  total_tickets: 0,
  open_tickets: 0,
  avg_tickets_per_day: 0,
  priority_breakdown: { low: 0, medium: 0, high: 0, critical: 0 },
  category_breakdown: { billing: 0, technical: 0, account: 0, general: 0 },
};
const UNAVAILABLE = { status: 503, statusText: 'Service Unavailable' };

describe('Insights', () => {
  let fixture: ComponentFixture<Insights>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const now = signal(0);

  beforeEach(() => {
    now.set(Date.now());
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Clock, useValue: { now } },
        // Measured beside the figures; accuracy.spec.ts is about it.
        {
          provide: AccuracyApi,
          useValue: { accuracy: () => resource({ loader: () => Promise.resolve(accuracy([])) }) },
        },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Insights);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });

  afterEach(() => {
    vi.restoreAllMocks();
    server.verify();
  });

  async function answer(stats: Stats): Promise<void> {
    server.expectOne('/api/tickets/stats/').flush(stats);
    await fixture.whenStable();
  }

  async function refuse(): Promise<void> {
    server.expectOne('/api/tickets/stats/').flush('', UNAVAILABLE);
    await fixture.whenStable();
  }

  function texts(selector: string): string[] {
    return [...page.querySelectorAll(selector)].map((element) => element.textContent.trim());
  }

  function button(name: string): HTMLButtonElement {
    const found = [...page.querySelectorAll('button')].find((element) => element.textContent.trim() === name);
    if (found === undefined) throw new Error(`There is no button "${name}".`);
    return found;
  }

  function hrefs(selector: string): (string | null)[] {
    return [...page.querySelectorAll(selector)].map((link) => link.getAttribute('href'));
  }

  it('shows the totals, and the numbers of tickets lead to those tickets', async () => {
    await answer(STATS);

    expect(texts('.figure')).toEqual(['12,400', '67', '8.3']);
    expect(hrefs('.figure a')).toEqual(['/queue', '/queue?status=open']);
  });

  it('draws each bar in the share of all tickets, as a link to the queue without a status', async () => {
    await answer(STATS);

    const bars = [...page.querySelectorAll<HTMLElement>('.bar')];
    expect(bars[0]?.style.inlineSize).toMatch(/^8\.87/);
    expect(bars.map((bar) => bar.className.replace('bar', '').trim())).toEqual([
      'critical some',
      'some',
      'some',
      'low some',
      'some',
      'some',
      'some',
      'some',
    ]);
    expect(hrefs('td-breakdown-bars a')).toEqual([
      '/queue?priority=critical',
      '/queue?priority=high',
      '/queue?priority=medium',
      '/queue?priority=low',
      '/queue?category=billing',
      '/queue?category=technical',
      '/queue?category=account',
      '/queue?category=general',
    ]);
    expect(texts('td-breakdown-bars a')[1]?.replace(/\s+/g, ' ')).toBe('High3,100 tickets, 25%');
  });

  it('says each chart in a sentence', async () => {
    await answer(STATS);

    expect(texts('td-breakdown p.unseen')[0]).toMatch(/^Of 12,400 tickets, 1,100 are critical \(9%\), 3,100 high/);
  });

  it('turns one chart into a table with the same figures and links, and back', async () => {
    await answer(STATS);

    button('Show as table').click();
    await fixture.whenStable();

    expect(page.querySelectorAll('table')).toHaveLength(1);
    expect(texts('caption')).toEqual(['Tickets by priority']);
    expect(
      [...page.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    ).toEqual([
      ['Priority', 'Tickets', 'Share'],
      ['Critical', '1,100', '9%'],
      ['High', '3,100', '25%'],
      ['Medium', '5,200', '42%'],
      ['Low', '3,000', '24%'],
      ['All', '12,400', '100%'],
    ]);
    expect(hrefs('table a')[1]).toBe('/queue?priority=high');

    button('Show as bars').click();
    await fixture.whenStable();
    expect(page.querySelector('table')).toBeNull();
  });

  it('shows where figures will be, and no figure, until the first answer', async () => {
    expect(page.querySelectorAll('.figure td-skeleton')).toHaveLength(3);
    expect(page.querySelectorAll('td-breakdown-bars td-skeleton')).toHaveLength(16);
    expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(4);
    // Only the choice of a period may have numbers in it.
    expect(texts('td-totals, td-breakdown, td-accuracy .parts').join()).not.toMatch(/\d|NaN/);

    await answer(STATS);
    expect(page.querySelector('td-skeleton')).toBeNull();
    expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(0);
  });

  it('without tickets says zero everywhere and what to do', async () => {
    await answer(NONE);

    expect(texts('.figure')).toEqual(['0', '0', '0']);
    expect(texts('.share')).toEqual(Array<string>(8).fill('0%'));
    expect(page.querySelectorAll('.bar.some')).toHaveLength(0);
    expect(page.textContent).toContain('No tickets yet');
    expect(hrefs('td-empty-state a')).toEqual(['/submit']);
    expect(page.textContent).not.toContain('NaN');
  });

  it('reads again after a ticket was created or changed here, and shows the old figures meanwhile', async () => {
    await answer(STATS);

    TestBed.inject(TicketChanges).noteCreated();
    fixture.detectChanges();
    expect(texts('.figure')).toEqual(['12,400', '67', '8.3']);
    expect(page.querySelector('td-skeleton')).toBeNull();
    await answer(ONE_MORE);
    expect(texts('.figure')).toEqual(['12,401', '68', '8.3']);

    TestBed.inject(TicketChanges).noteUpdated();
    fixture.detectChanges();
    await answer(STATS);
    expect(texts('.figure')).toEqual(['12,400', '67', '8.3']);
  });

  it('reads again when the tab is seen again, not when it is left', async () => {
    await answer(STATS);
    const visibility = vi.spyOn(document, 'visibilityState', 'get');

    visibility.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    fixture.detectChanges();
    server.expectNone('/api/tickets/stats/');

    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    fixture.detectChanges();
    await answer(ONE_MORE);
    expect(texts('.figure')[0]).toBe('12,401');
  });

  it('reads again on request', async () => {
    await answer(STATS);

    button('Refresh').click();
    fixture.detectChanges();
    await answer(ONE_MORE);

    expect(texts('.figure')[0]).toBe('12,401');
    expect(page.textContent).toContain('Updated just now');
  });

  it('offers another try when the first reading fails, and recovers', async () => {
    await refuse();
    expect(texts('td-error-state p')).toEqual(['The server is not available right now.']);
    expect(page.querySelector('td-totals, td-breakdown')).toBeNull();

    button('Try again').click();
    fixture.detectChanges();
    expect(texts('td-error-state p')).toEqual(['Trying again…']);
    await answer(STATS);

    expect(page.querySelector('td-error-state')).toBeNull();
    expect(texts('.figure')[0]).toBe('12,400');
  });

  it('keeps the last figures when reading again fails, and says why and how old they are', async () => {
    await answer(STATS);
    now.update((time) => time + 4 * 60_000 + 1000);

    TestBed.inject(TicketChanges).noteUpdated();
    fixture.detectChanges();
    await refuse();

    expect(texts('.figure')).toEqual(['12,400', '67', '8.3']);
    expect(texts('[role=alert]')).toEqual(['The server is not available right now.']);
    expect(page.textContent).toContain('These figures are 4 min old.');

    // Another change while it is down: the message stays until the answer is there.
    TestBed.inject(TicketChanges).noteUpdated();
    fixture.detectChanges();
    expect(texts('[role=alert]')).toEqual(['Trying again…']);
    await answer(ONE_MORE);
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(texts('.figure')[0]).toBe('12,401');
  });
});
