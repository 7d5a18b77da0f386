import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import type { StatsDto } from '../../src/stats/dto/stats.dto.js';
import { StatsRepository } from '../../src/stats/stats.repository.js';
import { statementsOf } from '../support/recorded-statements.js';
import { TestApp } from '../support/test-app.js';

/** A ticket with only what counts. */
interface CountedTicket {
  category?: string;
  priority?: string;
  status?: string;
  created_at: string;
  resolved_at?: string;
}

describe('GET /api/tickets/stats/', () => {
  let product: TestApp;
  let dataSource: DataSource;
  beforeAll(async () => {
    product = await TestApp.start();
    dataSource = product.app.get(DataSource);
  });
  beforeEach(() => dataSource.query('DELETE FROM ticket'));
  afterAll(() => product.stop());

  const stats = async (query = '') => (await product.request('GET', `/api/tickets/stats/${query}`)).json<StatsDto>();

  const refusal = async (query: string) => {
    const answer = await product.request('GET', `/api/tickets/stats/${query}`);
    const { code, errors } = answer.json<{ code: string; errors: Record<string, string[]> }>();
    return { status: answer.statusCode, code, errors };
  };

  /** Tickets of every combination of category, priority and status, `copies` of each. */
  const fill = (copies: number, createdAt: string) =>
    dataSource.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at)
       SELECT 'a', 'b', category, 'person', priority, 'person', status, ${createdAt}
       FROM unnest(enum_range(NULL::ticket_category)) category, unnest(enum_range(NULL::ticket_priority)) priority,
            unnest(enum_range(NULL::ticket_status)) status, generate_series(1, $1)`,
      [copies],
    );

  const add = (...tickets: CountedTicket[]) =>
    dataSource.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at, resolved_at)
       SELECT 'a', 'b', coalesce(category, 'billing'), 'person', coalesce(priority, 'low'), 'person',
         coalesce(status, CASE WHEN resolved_at IS NULL THEN 'open' ELSE 'resolved' END::ticket_status), created_at, resolved_at
       FROM jsonb_to_recordset($1) AS t(category ticket_category, priority ticket_priority, status ticket_status,
         created_at timestamptz, resolved_at timestamptz)`,
      [JSON.stringify(tickets)],
    );

  const busyDays = (days: { date: string; tickets: number }[]) =>
    Object.fromEntries(days.filter(({ tickets }) => tickets !== 0).map(({ date, tickets }) => [date, tickets]));

  it('answers zeros without tickets', async () => {
    const { created_per_day, resolved_per_day, from, to, ...figures } = await stats();
    expect(figures).toEqual({
      total_tickets: 0,
      open_tickets: 0,
      avg_tickets_per_day: 0,
      priority_breakdown: { low: 0, medium: 0, high: 0, critical: 0 },
      category_breakdown: { billing: 0, technical: 0, account: 0, general: 0 },
      status_breakdown: { open: 0, in_progress: 0, resolved: 0, closed: 0 },
      time_zone: 'UTC',
      time_to_resolve: { tickets: 0, median_seconds: null, p90_seconds: null },
    });
    const today = new Date();
    const days = Array.from({ length: 30 }, (_, index) => ({
      date: new Date(today.getTime() - (29 - index) * 86_400_000).toISOString().slice(0, 10),
      tickets: 0,
    }));
    expect({ from, to }).toEqual({ from: days[0]?.date, to: days[29]?.date });
    expect(created_per_day).toEqual(days);
    expect(resolved_per_day).toEqual(days);
  });

  it.each(['', '?category=billing', '?time_zone=Asia/Kathmandu', '?status=open&time_zone=Europe/Berlin'])(
    'has nothing to count in an empty database, whatever is asked (%s)',
    async (query) => {
      expect(await stats(query)).toMatchObject({
        total_tickets: 0,
        avg_tickets_per_day: 0,
        time_to_resolve: { tickets: 0, median_seconds: null, p90_seconds: null },
      });
    },
  );

  it('counts every ticket in each breakdown', async () => {
    await fill(2, 'now()');
    const total = 2 * CATEGORIES.length * PRIORITIES.length * STATUSES.length;
    expect(await stats()).toMatchObject({
      total_tickets: total,
      open_tickets: total / STATUSES.length,
      avg_tickets_per_day: total,
      priority_breakdown: { low: 32, medium: 32, high: 32, critical: 32 },
      category_breakdown: { billing: 32, technical: 32, account: 32, general: 32 },
      status_breakdown: { open: 32, in_progress: 32, resolved: 32, closed: 32 },
    });
  });

  it('averages over UTC days, the first and today included, to one decimal', async () => {
    await fill(
      1,
      `date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '2 days' + interval '23:59:59'`,
    );
    expect(await stats()).toMatchObject({ total_tickets: 64, avg_tickets_per_day: 21.3 });
  });

  it.each(['1 day', '3 days'])('counts a first ticket that lies %s ahead as of today', async (ahead) => {
    await fill(1, `now() + interval '${ahead}'`);
    expect(await stats()).toMatchObject({ total_tickets: 64, avg_tickets_per_day: 64 });
  });

  it('moves with a change and a deletion', async () => {
    const ticket = { title: 'a', description: 'b', category: 'billing', priority: 'low' };
    const { id } = (await product.request('POST', '/api/tickets/', ticket)).json<{ id: number }>();
    expect(await stats()).toMatchObject({ total_tickets: 1, open_tickets: 1 });
    await product.request('PATCH', `/api/tickets/${id}/`, { status: 'closed', category: 'general' });
    expect(await stats()).toMatchObject({
      open_tickets: 0,
      category_breakdown: { billing: 0, general: 1 },
      time_to_resolve: { tickets: 1 },
    });
    await product.request('DELETE', `/api/tickets/${id}/`);
    expect(await stats()).toMatchObject({ total_tickets: 0, time_to_resolve: { tickets: 0 } });
  });

  it.each(['', '?category=billing', '?time_zone=Europe/Berlin'])('takes one statement (%s)', async (query) => {
    await fill(1, 'now()');
    expect(await statementsOf(dataSource, () => stats(query))).toHaveLength(1);
  });

  describe('with filters', () => {
    it('counts only what matches all of them, in every figure', async () => {
      await add(
        { category: 'billing', priority: 'high', created_at: '2026-03-01T10:00Z' },
        { category: 'billing', priority: 'low', created_at: '2026-03-02T10:00Z', resolved_at: '2026-03-02T11:00Z' },
        { category: 'account', priority: 'low', created_at: '2026-03-02T12:00Z', resolved_at: '2026-03-03T12:00Z' },
        { category: 'general', priority: 'low', created_at: '2026-03-02T13:00Z', resolved_at: '2026-03-03T13:00Z' },
      );
      const answer = await stats('?category=billing,account&priority=low&from=2026-03-01&to=2026-03-03');
      expect(answer).toMatchObject({
        total_tickets: 2,
        open_tickets: 0,
        priority_breakdown: { low: 2, high: 0 },
        category_breakdown: { billing: 1, account: 1, general: 0 },
        status_breakdown: { open: 0, resolved: 2 },
        time_to_resolve: { tickets: 2, median_seconds: 45_000, p90_seconds: 3_600 + 0.9 * 82_800 },
      });
      expect(busyDays(answer.created_per_day)).toEqual({ '2026-03-02': 2 });
      expect(busyDays(answer.resolved_per_day)).toEqual({ '2026-03-02': 1, '2026-03-03': 1 });
    });

    it('averages from the first ticket that matches', async () => {
      const noon = (daysAgo: number) =>
        `${new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)}T00:00Z`;
      await add(
        { category: 'general', created_at: noon(9) },
        { category: 'billing', created_at: noon(3) },
        { category: 'billing', created_at: noon(1) },
      );
      expect(await stats()).toMatchObject({ avg_tickets_per_day: 0.3 });
      expect(await stats('?category=billing')).toMatchObject({ avg_tickets_per_day: 0.5 });
      expect(await stats('?category=technical')).toMatchObject({ avg_tickets_per_day: 0 });
    });

    it('follows the value that a ticket has now', async () => {
      await add({ status: 'open', created_at: '2026-03-02T10:00Z' });
      const march = '&from=2026-03-02&to=2026-03-02';
      expect((await stats(`?status=open${march}`)).created_per_day).toEqual([{ date: '2026-03-02', tickets: 1 }]);
      await dataSource.query(`UPDATE ticket SET status = 'in_progress'`);
      expect((await stats(`?status=open${march}`)).created_per_day).toEqual([{ date: '2026-03-02', tickets: 0 }]);
      expect((await stats(`?status=in_progress${march}`)).created_per_day).toEqual([
        { date: '2026-03-02', tickets: 1 },
      ]);
    });
  });

  describe('by day', () => {
    it('names every day of the range, both ends included, and nothing beyond', async () => {
      await add(
        { created_at: '2026-02-26T23:59:59.999Z' },
        { created_at: '2026-02-27T00:00Z', resolved_at: '2026-03-02T23:59:59.999Z' },
        { created_at: '2026-03-02T23:59:59.999Z', resolved_at: '2026-03-03T00:00Z' },
        { created_at: '2026-03-03T00:00Z' },
      );
      expect(await stats('?from=2026-02-27&to=2026-03-02')).toMatchObject({
        from: '2026-02-27',
        to: '2026-03-02',
        created_per_day: [
          { date: '2026-02-27', tickets: 1 },
          { date: '2026-02-28', tickets: 0 },
          { date: '2026-03-01', tickets: 0 },
          { date: '2026-03-02', tickets: 1 },
        ],
        resolved_per_day: [
          { date: '2026-02-27', tickets: 0 },
          { date: '2026-02-28', tickets: 0 },
          { date: '2026-03-01', tickets: 0 },
          { date: '2026-03-02', tickets: 1 },
        ],
        time_to_resolve: { tickets: 1 },
      });
    });

    it('has the days of the time zone, also where its offset is no whole hour', async () => {
      await add(
        { created_at: '2026-03-01T18:14:59Z', resolved_at: '2026-03-01T18:15:00Z' },
        { created_at: '2026-03-01T18:15:00Z', resolved_at: '2026-03-02T18:15:00Z' },
      );
      const answer = await stats('?from=2026-03-01&to=2026-03-02&time_zone=Asia/Kathmandu');
      expect(answer.time_zone).toBe('Asia/Kathmandu');
      expect(busyDays(answer.created_per_day)).toEqual({ '2026-03-01': 1, '2026-03-02': 1 });
      expect(busyDays(answer.resolved_per_day)).toEqual({ '2026-03-02': 1 });
      expect(answer.time_to_resolve).toEqual({ tickets: 1, median_seconds: 1, p90_seconds: 1 });
    });

    it.each([
      { name: '23 hours', day: '2026-03-29', start: '2026-03-28T23:00Z', last: '2026-03-29T21:59:59Z' },
      { name: '25 hours', day: '2026-10-25', start: '2026-10-24T22:00Z', last: '2026-10-25T22:59:59Z' },
    ])('counts all $name of a day on which clocks change', async ({ day, start, last }) => {
      const outside = [new Date(Date.parse(start) - 1_000), new Date(Date.parse(last) + 1_000)];
      await add(
        { created_at: start },
        { created_at: last },
        ...outside.map((moment) => ({ created_at: moment.toISOString() })),
      );
      const answer = await stats(`?from=${day}&to=${day}&time_zone=Europe/Berlin`);
      expect(answer.created_per_day).toEqual([{ date: day, tickets: 2 }]);
    });

    it('begins a day at its first midnight where there are two', async () => {
      // In Havana clocks go back from 1:00 to 0:00 on 1 November.
      await add(
        { created_at: '2026-11-01T04:30Z' },
        { created_at: '2026-11-01T05:30Z' },
        { created_at: '2026-11-01T03:59Z' },
      );
      const answer = await stats('?from=2026-10-31&to=2026-11-01&time_zone=America/Havana');
      expect(busyDays(answer.created_per_day)).toEqual({ '2026-10-31': 1, '2026-11-01': 2 });
    });

    it('begins a day after midnight where that is left out, and knows days that were left out', async () => {
      // In Beirut clocks go from 0:00 to 1:00 on 29 March; Samoa had no 30 December 2011.
      await add(
        { created_at: '2026-03-28T21:59Z' },
        { created_at: '2026-03-28T22:00Z' },
        { created_at: '2011-12-30T10:00Z' },
      );
      const beirut = await stats('?from=2026-03-28&to=2026-03-29&time_zone=Asia/Beirut');
      expect(busyDays(beirut.created_per_day)).toEqual({ '2026-03-28': 1, '2026-03-29': 1 });
      const samoa = await stats('?from=2011-12-29&to=2011-12-31&time_zone=Pacific/Apia');
      expect(busyDays(samoa.created_per_day)).toEqual({ '2011-12-31': 1 });
    });

    it('agrees between counters and tickets, for any tickets, period and filter', async () => {
      const within = (from: string, to: string) =>
        fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((moment) => moment.toISOString());
      const ticket = fc.record(
        {
          category: fc.constantFrom(...CATEGORIES),
          priority: fc.constantFrom(...PRIORITIES),
          created_at: within('2026-02-20', '2026-03-01'),
          resolved_at: within('2026-03-02', '2026-04-05'),
        },
        { requiredKeys: ['created_at'] },
      );
      const days = fc.tuple(within('2026-02-20', '2026-04-05'), within('2026-02-20', '2026-04-05'));
      const period = days.map((ends) => ends.map((end) => end.slice(0, 10)).toSorted());
      const tickets = fc.array(ticket, { maxLength: 20 });
      const filter = fc.subarray(['category=billing,general', 'priority=low', 'status=open,resolved']);
      await fc.assert(
        fc.asyncProperty(tickets, tickets, period, filter, async (folded, noted, [from, to], filters) => {
          await dataSource.query('DELETE FROM ticket');
          await add(...folded);
          await dataSource.query('SELECT ticket_count_fold()');
          await add(...noted);
          const query = [`from=${from}`, `to=${to}`, ...filters].join('&');
          const { time_zone: _utc, time_to_resolve: counted, ...ofCounters } = await stats(`?${query}`);
          const { time_zone: _same, time_to_resolve: exact, ...ofTickets } = await stats(`?${query}&time_zone=Etc/UTC`);
          expect(ofCounters).toEqual(ofTickets);
          expect(counted.tickets).toBe(exact.tickets);
          for (const figure of ['median_seconds', 'p90_seconds'] as const) {
            if (exact[figure] === null) expect(counted[figure]).toBeNull();
            else expect(Math.abs((counted[figure] ?? 0) / exact[figure] - 1)).toBeLessThan(0.025);
          }
        }),
        { numRuns: 50 },
      );
    });
  });

  describe('the time to resolve', () => {
    const seconds = (values: number[]) =>
      values.map((value) => ({
        created_at: '2026-03-01T00:00:00.000Z',
        resolved_at: new Date(Date.parse('2026-03-01') + value * 1_000).toISOString(),
      }));
    const march = '?from=2026-03-01&to=2026-03-31';

    it('is exact with a filter', async () => {
      await add(...seconds([10, 20, 30, 40, 1_000]));
      const { time_to_resolve } = await stats(`${march}&category=billing`);
      expect(time_to_resolve).toEqual({ tickets: 5, median_seconds: 30, p90_seconds: 616 });
    });

    it.each([
      [[1]],
      [[2.5, 86_400]],
      [Array.from({ length: 99 }, (_, index) => 60 * 1.09 ** index)],
      [Array.from({ length: 10 }, (_, index) => 1.05 ** (index + 20))],
    ])('is within 2.5 %% of that without one', async (values) => {
      await add(...seconds(values));
      const wide = '?from=2026-03-01&to=2027-03-01';
      const { time_to_resolve: counted } = await stats(wide);
      const { time_to_resolve: exact } = await stats(`${wide}&category=billing`);
      expect(counted.tickets).toBe(exact.tickets);
      expect(Math.abs(Number(counted.median_seconds) / Number(exact.median_seconds) - 1)).toBeLessThan(0.025);
      expect(Math.abs(Number(counted.p90_seconds) / Number(exact.p90_seconds) - 1)).toBeLessThan(0.025);
    });

    it('takes a second or less for a second without one', async () => {
      await add(...seconds([0, 0.2, 1]));
      expect((await stats(march)).time_to_resolve).toEqual({ tickets: 3, median_seconds: 1, p90_seconds: 1 });
    });

    it.each([
      ['a day of the middle of a week', '2026-03-04', '2026-03-04'],
      ['a week', '2026-03-02', '2026-03-08'],
      ['a week and the days around it', '2026-03-01', '2026-03-09'],
      ['seven days of two weeks', '2026-03-03', '2026-03-09'],
      ['weeks and days over the end of a year', '2025-12-18', '2026-01-21'],
    ])('has each resolution of %s once', async (_, from, to) => {
      const noon = (day: number) => new Date(day + 43_200_000).toISOString();
      const [first, last, dayMs] = [Date.parse(from), Date.parse(to), 86_400_000];
      const days = Array.from({ length: (last - first) / dayMs + 15 }, (_day, index) => first + (index - 7) * dayMs);
      await add(...days.map((day) => ({ created_at: noon(day - dayMs), resolved_at: noon(day) })));
      for (const when of ['before', 'after']) {
        if (when === 'after') await dataSource.query('SELECT ticket_count_fold()');
        const { time_to_resolve, resolved_per_day } = await stats(`?from=${from}&to=${to}`);
        expect(time_to_resolve.tickets).toBe(resolved_per_day.length);
      }
    });

    it('forgets a ticket that is opened again', async () => {
      await add(...seconds([100, 200]));
      await dataSource.query(`UPDATE ticket SET status = 'open' WHERE resolved_at = '2026-03-01T00:01:40Z'`);
      expect((await stats(march)).time_to_resolve.tickets).toBe(1);
    });
  });

  describe('refuses', () => {
    it.each([
      ['?category=sales', 'category', 'does not know "sales"; it is one of billing, technical, account, general'],
      ['?status=done', 'status', 'does not know "done"'],
      ['?from=yesterday', 'from', 'does not know "yesterday"; it is a date of the calendar such as 2026-11-21'],
      ['?to=2026-02-30', 'to', 'does not know "2026-02-30"'],
      ['?to=0000-01-01', 'to', 'not before 1900'],
      ['?from=2026-01-01&from=2026-01-02', 'from', 'no single text'],
      [
        '?from=2026-11-02&to=2026-11-01',
        'from',
        'must not be after to (2026-11-01); give an earlier from or a later to',
      ],
      ['?from=2020-01-01', 'from', 'at most 366 are allowed; give a later from or an earlier to'],
      ['?from=9999-12-31', 'from', 'must not be after to (today, '],
      ['?time_zone=Berlin', 'time_zone', 'does not know "Berlin"; it is UTC or an IANA name'],
      ['?time_zone=Europe/Atlantis', 'time_zone', 'does not know "Europe/Atlantis"'],
      ["?time_zone=Europe/Berlin';SELECT", 'time_zone', 'does not know'],
    ])('%s with a sentence about %s', async (query, field, sentence) => {
      const { status, code, errors } = await refusal(query);
      expect({ status, code, fields: Object.keys(errors) }).toEqual({
        status: 400,
        code: 'validation_failed',
        fields: [field],
      });
      expect(errors[field]?.join()).toContain(sentence);
    });

    it('a time zone that the database does not know, whatever JavaScript knows', async () => {
      const period = { from: '2026-03-01', to: '2026-03-02', timeZone: 'Nowhere/Land' };
      await expect(product.app.get(StatsRepository).count({}, period)).rejects.toMatchObject({
        code: 'validation_failed',
        fields: { time_zone: [expect.stringContaining('does not know "Nowhere/Land"')] },
      });
    });

    it('nothing that is empty', async () => {
      expect((await product.request('GET', '/api/tickets/stats/?category=&from=&to=&time_zone=')).statusCode).toBe(200);
    });

    it('nothing at the end of all days', async () => {
      const last = await stats('?to=9999-12-31&time_zone=Europe/Berlin');
      expect(last).toMatchObject({ from: '9999-12-02', to: '9999-12-31' });
    });
  });

  it('knows every time zone that it accepts', async () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
    const statuses = await Promise.all(
      zones.map(async (zone) => (await product.request('GET', `/api/tickets/stats/?time_zone=${zone}`)).statusCode),
    );
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0.95 * zones.length);
  });
});
