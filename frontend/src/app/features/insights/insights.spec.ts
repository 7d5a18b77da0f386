import { type HttpParams, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { provideEnvironmentInitializer, resource, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccuracyApi } from '../../api/accuracy-api';
import { TicketChanges } from '../../api/ticket-changes';
import type { Stats } from '../../api/types';
import { Clock } from '../../core/clock';
import { registerIcons } from '../../core/icons/icons';
import { LiveEvents } from '../../core/live/live-events';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { ThemeColours } from '../../core/theme/theme-colours';
import { Chart } from './charts/chart';
import { Insights } from './insights';
import { accuracy } from './testing/accuracy';
import { flowStats, stats } from './testing/stats';

const STATS: Stats = stats({
  total_tickets: 12_400,
  open_tickets: 67,
  avg_tickets_per_day: 8.3,
  priority_breakdown: { low: 3000, medium: 5200, high: 3100, critical: 1100 },
  category_breakdown: { billing: 2800, technical: 5500, account: 2200, general: 1900 },
  status_breakdown: { open: 67, in_progress: 2333, resolved: 4000, closed: 6000 },
});
const ONE_MORE: Stats = {
  ...STATS,
  total_tickets: 12_401,
  open_tickets: 68,
  priority_breakdown: { ...STATS.priority_breakdown, high: 3101 },
};
/** 12 tickets a day, of which 10 are resolved within five hours. */
const FLOW: Stats = {
  ...flowStats(
    '2026-10-23',
    '2026-11-21',
    () => 12,
    () => 10,
  ),
  time_to_resolve: { tickets: 300, median_seconds: 18_720, p90_seconds: 187_200 },
};
const BEFORE: Stats = stats({ time_to_resolve: { tickets: 280, median_seconds: 21_000, p90_seconds: 190_000 } });
const OPEN: Stats = { ...flowStats('2026-08-24', '2026-11-21', (index) => (index > 79 ? 6 : 0)), total_tickets: 67 };
const NONE = stats();
const ZONE = 'Europe/Berlin';
const UNAVAILABLE = { status: 503, statusText: 'Service Unavailable' };

describe('Insights', () => {
  let fixture: ComponentFixture<Insights>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const now = signal(0);
  const events = new Subject<object>();
  const returns = new Subject<void>();

  beforeEach(async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z'), toFake: ['Date'] });
    now.set(Date.now());
    const options = new Intl.DateTimeFormat().resolvedOptions();
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ ...options, timeZone: ZONE });
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideEnvironmentInitializer(registerIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: LiveEvents, useValue: { events, returns, reloads: new Subject<void>() } },
        { provide: Clock, useValue: { now } },
        { provide: ThemeColours, useValue: {} },
        // Measured beside the figures; accuracy.spec.ts is about it.
        {
          provide: AccuracyApi,
          useValue: { accuracy: () => resource({ loader: () => Promise.resolve(accuracy([])) }) },
        },
      ],
    });
    // Its drawing needs a real browser; its words do not.
    TestBed.overrideComponent(Chart, { set: { template: '', imports: [], providers: [] } });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Insights);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    await vi.waitFor(() => expect(page.querySelector('.soon')).toBeNull(), { timeout: 4_000 });
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    server.verify();
  });

  /** The parts of the page, told apart by what they ask for. */
  const PARTS = {
    all: (asked: HttpParams) => !asked.has('from'),
    open: (asked: HttpParams) => asked.get('status') === 'open',
    flow: (asked: HttpParams) => !asked.has('status') && asked.get('to') === '2026-11-21',
    before: (asked: HttpParams) => asked.has('to') && asked.get('to') !== '2026-11-21',
  };

  function asked(part: keyof typeof PARTS): TestRequest {
    return server.expectOne(({ url, params }) => url === '/api/tickets/stats/' && PARTS[part](params));
  }

  async function answer(stats: Stats, flow: Stats = FLOW): Promise<void> {
    asked('all').flush(stats);
    asked('flow').flush(flow);
    asked('before').flush(BEFORE);
    asked('open').flush(OPEN);
    await fixture.whenStable();
  }

  async function refuse(...parts: (keyof typeof PARTS)[]): Promise<void> {
    for (const part of parts) asked(part).flush('', UNAVAILABLE);
    await fixture.whenStable();
  }

  const EVERYTHING = ['all', 'flow', 'before', 'open'] as const;

  function texts(selector: string): string[] {
    return [...page.querySelectorAll(selector)].map((element) => element.textContent.trim());
  }

  function button(name: string): HTMLButtonElement {
    const found = [...page.querySelectorAll('button')].find(
      (element) => element.getAttribute('aria-label') === name || element.textContent.trim() === name,
    );
    if (found === undefined) throw new Error(`There is no button "${name}".`);
    return found;
  }

  function hrefs(selector: string): (string | null)[] {
    return [...page.querySelectorAll(selector)].map((link) => link.getAttribute('href'));
  }

  it('shows the totals, and the numbers of tickets lead to those tickets', async () => {
    await answer(STATS);

    expect(texts('.figure')).toEqual(['12,400', '67', '8.3', '5h12min']);
    expect(texts('.note').at(-1)).toBe('in the last 30 days; nine of ten within 2 d 4 h');
    expect(hrefs('.figure a')).toEqual(['/queue', '/queue?status=open']);
  });

  it('asks for the range and the days before it in the time zone of the browser', () => {
    const days = (part: keyof typeof PARTS) => {
      const { params } = asked(part).request;
      return [params.get('from'), params.get('to'), params.get('time_zone')];
    };
    expect(days('flow')).toEqual(['2026-10-23', '2026-11-21', ZONE]);
    expect(days('before')).toEqual(['2026-09-23', '2026-10-22', ZONE]);
    expect(days('open')).toEqual(['2026-08-24', '2026-11-21', ZONE]);
    expect(asked('all').request.params.keys()).toEqual([]);
  });

  it('counts days of UTC when the server does not know the zone', async () => {
    const problem = { status: 400, code: 'validation_failed', detail: '', errors: { time_zone: ['is not known'] } };
    const flushed = ['flow', 'before', 'open'] as const;
    for (const part of flushed) asked(part).flush(problem, { status: 400, statusText: 'Bad Request' });
    asked('all').flush(STATS);
    await Promise.resolve();
    TestBed.tick();

    for (const part of flushed) expect(asked(part).request.params.get('time_zone')).toBe('UTC');
  });

  it('draws each bar in the share of all tickets, as a link to the queue without a status', async () => {
    await answer(STATS);

    const bars = [...page.querySelectorAll<HTMLElement>('.third .bar')];
    expect(bars[4]?.style.inlineSize).toMatch(/^8\.87/);
    expect(bars.map((bar) => bar.className.replace('bar', '').trim()).slice(4, 8)).toEqual([
      'critical some',
      'some',
      'some',
      'low some',
    ]);
    expect(hrefs('.third td-breakdown-bars a')).toEqual([
      '/queue?status=open',
      '/queue?status=in_progress',
      '/queue?status=resolved',
      '/queue?status=closed',
      '/queue?priority=critical',
      '/queue?priority=high',
      '/queue?priority=medium',
      '/queue?priority=low',
      '/queue?category=billing',
      '/queue?category=technical',
      '/queue?category=account',
      '/queue?category=general',
    ]);
    expect(texts('.third td-breakdown-bars a')[5]?.replace(/\s+/g, ' ')).toBe('High3,100 tickets, 25%');
  });

  it('shows how long the open tickets have been waiting, and opens them', async () => {
    await answer(STATS);

    const rows = texts('.beside td-breakdown-bars a').map((text) => text.replace(/\s+/g, ' '));
    expect(rows[1]).toBe('1–6 days 36 tickets, 54%');
    expect(rows[4]).toMatch(/^90 days or more ?7 tickets/);
    expect(hrefs('.beside td-breakdown-bars a')[4]).toMatch(/^\/queue\?status=open&created_to=\d{4}-\d\d-\d\d$/);
  });

  it('says what was created and resolved, and how long it took, in sentences', async () => {
    await answer(STATS);

    expect(page.querySelector('td-created-and-resolved td-chart')?.getAttribute('aria-label')).toMatch(
      /^Tickets created and resolved per day, 23 Oct – 21 Nov 2026: 360 created and 300 resolved; fewer/,
    );
    expect(texts('td-created-and-resolved .legend span')).toEqual(['Created 360', 'Resolved 300']);
    expect(texts('td-time-to-resolve .scope')[0]?.replace(/\s+/g, ' ')).toBe(
      'Half of the 300 tickets resolved in the last 30 days took at most 5 hours 12 minutes, nine of ten at most 2 days 4 hours. The median is 38 min faster than in the 30 days before.',
    );
  });

  it('shows the days as a table', async () => {
    await answer(STATS);
    button('Created and resolved, show as table').click();
    await fixture.whenStable();

    const rows = [...page.querySelectorAll<HTMLTableRowElement>('td-created-and-resolved tr')];
    expect(rows).toHaveLength(31);
    expect([...(rows[30]?.cells ?? [])].map(({ textContent }) => textContent)).toEqual(['Sat 21 Nov', '12', '10']);
    expect(page.querySelector('td-created-and-resolved td-chart')).toBeNull();
    // It is longer than a chart is high: reachable by keyboard to scroll in.
    expect(page.querySelector('td-created-and-resolved [role=region]')?.getAttribute('tabindex')).toBe('0');
  });

  it('says that nothing happened in a range, and offers a longer one', async () => {
    await answer(
      STATS,
      flowStats('2026-10-23', '2026-11-21', () => 0),
    );

    expect(texts('td-created-and-resolved h2')).toContain('Nothing was created or resolved');
    expect(page.querySelector('td-created-and-resolved td-chart')).toBeNull();
    expect(texts('td-time-to-resolve .scope')).toEqual(['No ticket was resolved in the last 30 days.']);
    expect(button('Show the last 365 days')).toBeDefined();
  });

  it('says each chart in a sentence', async () => {
    await answer(STATS);

    expect(texts('.third p.unseen')[1]).toMatch(/^Of 12,400 tickets, 1,100 are critical \(9%\), 3,100 high/);
  });

  it('turns one chart into a table with the same figures and links, and back', async () => {
    await answer(STATS);

    button('By priority, show as table').click();
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

    button('By priority, show as bars').click();
    await fixture.whenStable();
    expect(page.querySelector('table')).toBeNull();
  });

  it('shows where figures will be, and no figure, until the first answer', async () => {
    expect(page.querySelectorAll('.figure td-skeleton')).toHaveLength(4);
    expect(page.querySelectorAll('td-breakdown-bars td-skeleton')).toHaveLength(34);
    expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(8);
    // Only choices and ages may have numbers in them.
    expect(texts('td-totals, .third, td-time-to-resolve, td-accuracy .parts').join()).not.toMatch(/\d|NaN/);

    await answer(STATS);
    expect(page.querySelector('td-skeleton')).toBeNull();
    await vi.waitFor(() => expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(0), { timeout: 4_000 });
  });

  it('without tickets says zero everywhere and what to do', async () => {
    await answer(NONE, NONE);

    expect(texts('.figure')).toEqual(['0', '0', '0', 'none']);
    expect(texts('.share')).toEqual(Array<string>(12).fill('0%'));
    expect(page.querySelectorAll('.bar.some')).toHaveLength(0);
    expect(page.textContent).toContain('No tickets yet');
    expect(hrefs('td-empty-state a')).toEqual(['/submit']);
    expect(page.textContent).not.toContain('NaN');
  });

  it('reads again after a ticket was created or changed here, and shows the old figures meanwhile', async () => {
    await answer(STATS);

    TestBed.inject(TicketChanges).noteCreated();
    fixture.detectChanges();
    expect(texts('.figure')).toEqual(['12,400', '67', '8.3', '5h12min']);
    expect(page.querySelector('td-skeleton')).toBeNull();
    await answer(ONE_MORE);
    expect(texts('.figure')).toEqual(['12,401', '68', '8.3', '5h12min']);

    TestBed.inject(TicketChanges).noteUpdated();
    fixture.detectChanges();
    await answer(STATS);
    expect(texts('.figure')).toEqual(['12,400', '67', '8.3', '5h12min']);
  });

  it('reads again when the tab is seen again, not when it is left', async () => {
    await answer(STATS);
    const visibility = vi.spyOn(document, 'visibilityState', 'get');

    visibility.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    fixture.detectChanges();
    server.expectNone(({ url }) => url === '/api/tickets/stats/');

    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    fixture.detectChanges();
    await answer(ONE_MORE);
    expect(texts('.figure')[0]).toBe('12,401');
  });

  it('reads again when something happens to tickets', async () => {
    await answer(STATS);
    events.next({});
    fixture.detectChanges();
    await answer(ONE_MORE);
    expect(texts('.figure')[0]).toBe('12,401');
  });

  it('reads again what was asked for before something happened to tickets', async () => {
    events.next({});
    asked('all').flush(STATS);
    asked('flow').flush(FLOW);
    asked('before').flush(BEFORE);
    asked('open').flush(OPEN);
    await vi.waitFor(() => answer(ONE_MORE));
    expect(texts('.figure')[0]).toBe('12,401');
  });

  it('reads what could not be read when the connection is back, and only that', async () => {
    asked('flow').flush(FLOW);
    asked('before').flush(BEFORE);
    await refuse('all', 'open');
    returns.next();
    fixture.detectChanges();
    asked('all').flush(STATS);
    asked('open').flush(OPEN);
    await fixture.whenStable();
    expect(texts('.figure')[0]).toBe('12,400');
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
    await refuse(...EVERYTHING);
    expect(texts('td-error-state p')).toEqual(['The server is not available right now.']);
    expect(page.querySelector('td-totals, td-breakdown, td-created-and-resolved')).toBeNull();

    button('Try again').click();
    fixture.detectChanges();
    expect(texts('td-error-state p')).toEqual(['Trying again…']);
    await answer(STATS);

    expect(page.querySelector('td-error-state')).toBeNull();
    expect(texts('.figure')[0]).toBe('12,400');
  });

  it('keeps the last figures when reading again fails, and says why and how old they are', async () => {
    await answer(STATS);
    vi.setSystemTime(Date.now() + 4 * 60_000 + 1000);
    now.set(Date.now());

    TestBed.inject(TicketChanges).noteUpdated();
    fixture.detectChanges();
    await refuse(...EVERYTHING);

    expect(texts('.figure')).toEqual(['12,400', '67', '8.3', '5h12min']);
    expect(page.querySelector('td-created-and-resolved td-chart')).not.toBeNull();
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

  it('loses one part alone, with another try for it', async () => {
    asked('all').flush(STATS);
    asked('before').flush(BEFORE);
    asked('open').flush(OPEN);
    await refuse('flow');

    expect(texts('td-error-state h2')).toEqual(['These days could not be loaded', 'The times could not be loaded']);
    expect(texts('.figure')).toEqual(['12,400', '67', '8.3', 'not loaded']);
    expect(page.querySelectorAll('td-breakdown')).toHaveLength(4);

    button('Try again').click();
    fixture.detectChanges();
    asked('flow').flush(FLOW);
    await fixture.whenStable();
    expect(page.querySelector('td-error-state')).toBeNull();
    expect(texts('.figure')[3]).toBe('5h12min');
  });

  it('offers its choices in the command palette while it is on screen', async () => {
    await answer(STATS);
    const labels = () =>
      TestBed.inject(Shortcuts)
        .offered()
        .map(({ label }) => label);
    expect(labels()).toEqual([
      'Show the last 7 days',
      'Show the last 90 days',
      'Show the last 365 days',
      'Refresh the figures',
    ]);

    fixture.destroy();
    expect(labels()).toEqual([]);
  });
});
