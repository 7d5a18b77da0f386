import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import { idsOf, readPage, readPages } from '../support/list-pages.js';
import { TestApp } from '../support/test-app.js';

interface Row {
  id: number;
  category: string;
  priority: string;
  status: string;
  created: number;
  updated: number;
  confidence: number | null;
}

const COUNT = 150;
const THRESHOLD = 0.6;

/** Few moments and few confidences, so that the id often decides. */
const FILL = `
  INSERT INTO ticket (title, description, category, category_source, category_confidence, priority, priority_source,
    priority_confidence, status, created_at, updated_at)
  SELECT 'Ticket ' || n, CASE WHEN n % 3 = 0 THEN 'payment' ELSE 'delivery' END || ' ' || n,
    (enum_range(NULL::ticket_category))[1 + n * 7 % 4], 'classifier', (ARRAY[0.2, 0.6, 0.9, NULL])[1 + n * 5 % 4],
    (enum_range(NULL::ticket_priority))[1 + n * 11 / 4 % 4], 'classifier', (ARRAY[0.5999999999999999, 0.7, NULL])[1 + n % 3],
    (enum_range(NULL::ticket_status))[1 + n / 3 % 4],
    '2026-01-01'::timestamptz + n * 13 % 7 * interval '1 hour', '2026-02-01'::timestamptz + n * 17 % 5 * interval '1 ms'
  FROM generate_series(1, ${COUNT}) AS n`;

const EARLIEST_FIRST = (a: Row, b: Row) => a.created - b.created || a.id - b.id;
const DOUBT = ({ confidence }: Row) => (confidence === null ? -1 : 1 - confidence);
const ORDERS: Record<string, (a: Row, b: Row) => number> = {
  newest: (a, b) => EARLIEST_FIRST(b, a),
  oldest: EARLIEST_FIRST,
  updated: (a, b) => b.updated - a.updated || b.id - a.id,
  priority: (a, b) =>
    PRIORITIES.findIndex((value) => value === b.priority) - PRIORITIES.findIndex((value) => value === a.priority) ||
    EARLIEST_FIRST(b, a),
  least_sure: (a, b) => DOUBT(b) - DOUBT(a) || b.id - a.id,
};

/** What `created_from` and `created_to` mean, in seconds; the tickets are of the hours from 0 to 6 of one day. */
const DAY = Date.UTC(2026, 0, 1) / 1_000;
const FROM = { '2026-01-01T02:00:00Z': DAY + 2 * 3_600, '2026-01-01': DAY };
const UNTIL = { '2026-01-01T06:00:00+01:00': DAY + 5 * 3_600, '2026-01-01': DAY + 24 * 3_600, '2025-12-31': DAY };
const momentsOf = <Moment extends string>(meaning: Record<Moment, number>) => Object.keys(meaning) as Moment[];

const someOf = (values: readonly string[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

describe('the order of GET /api/tickets/', () => {
  let product: TestApp;
  let all: Row[];
  beforeAll(async () => {
    product = await TestApp.start({ REVIEW_THRESHOLD: String(THRESHOLD) });
    await product.app.get(DataSource).query(FILL);
    all = await product.app.get(DataSource).query(
      `SELECT id, category, priority, status, extract(epoch FROM created_at)::float8 AS created,
        extract(epoch FROM updated_at)::float8 AS updated, least(category_confidence, priority_confidence) AS confidence
       FROM ticket`,
    );
  });
  afterAll(() => product.stop());

  const requests = fc.record({
    order: fc.constantFrom(...Object.keys(ORDERS)),
    limit: fc.constantFrom(1, 7, 20, 50, 149, 150, 200),
    category: someOf(CATEGORIES),
    priority: someOf(PRIORITIES),
    status: someOf(STATUSES),
    needs_review: fc.constantFrom(undefined, undefined, 'true', 'false'),
    created_from: fc.constantFrom(undefined, undefined, ...momentsOf(FROM)),
    created_to: fc.constantFrom(undefined, undefined, ...momentsOf(UNTIL)),
    search: fc.constantFrom(undefined, undefined, 'payment', 'ticket 1'),
  });

  it('is that of the whole list, page by page, forward and back', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ order, limit, search, ...filter }) => {
        const query = new URLSearchParams({ order, limit: String(Math.max(limit, search ? 7 : 1)) });
        if (search) query.set('search', search);
        for (const [name, values] of Object.entries(filter)) if (values) query.set(name, String(values));
        const isMeant = ({ id, confidence, created, ...row }: Row) =>
          created >= (filter.created_from ? FROM[filter.created_from] : 0) &&
          created < (filter.created_to ? UNTIL[filter.created_to] : Infinity) &&
          (filter.category?.includes(row.category) ?? true) &&
          (filter.priority?.includes(row.priority) ?? true) &&
          (filter.status?.includes(row.status) ?? true) &&
          (!filter.needs_review ||
            (confidence !== null && confidence < THRESHOLD) === (filter.needs_review === 'true')) &&
          (search !== 'payment' || id % 3 === 0) &&
          (search !== 'ticket 1' || String(id).includes('1'));
        const expected = all.filter(isMeant).sort(ORDERS[order]);

        const pages = await readPages(product, `/api/tickets/?${query.toString()}`);
        expect(idsOf(pages)).toEqual(expected.map(({ id }) => id));
        expect(pages[0]?.prev).toBeUndefined();
        for (const { headers } of pages) expect(headers['x-total-count']).toBe(String(expected.length));

        const last = pages.at(-1);
        if (!last?.prev) return;
        const back = await readPages(product, last.prev, 'prev');
        const before = back.reverse().flatMap(({ tickets }) => tickets.map(({ id }) => id));
        expect(before).toEqual(expected.map(({ id }) => id).slice(0, -last.tickets.length));
        const again = await readPage(product, back.at(-1)?.next ?? '');
        expect(idsOf([again])).toEqual(idsOf([last]));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is newest first without a choice', async () => {
    const [plain, newest] = [
      await readPage(product, '/api/tickets/'),
      await readPage(product, '/api/tickets/?order=newest'),
    ];
    expect(plain.tickets).toEqual(newest.tickets);
  });

  it('is not skipped or repeated while tickets arrive, are changed and are deleted', async () => {
    const dataSource = product.app.get(DataSource);
    for (const order of Object.keys(ORDERS)) {
      const existing = idsOf(await readPages(product, `/api/tickets/?order=${order}&limit=200`));
      const writers = { areRunning: true };
      const write = async () => {
        while (writers.areRunning) {
          await dataSource.query(
            `INSERT INTO ticket (title, description, category, category_source, category_confidence, priority, priority_source)
             VALUES ('New', 'arrived meanwhile', 'billing', 'classifier', random(), 'high', 'person')`,
          );
          await dataSource.query(`DELETE FROM ticket WHERE title = 'New' AND random() < 0.2`);
        }
      };
      const writing = [write(), write(), write()];
      const reading = async () => {
        const pages = await readPages(product, `/api/tickets/?order=${order}&limit=7`);
        return [pages, await readPages(product, pages.at(-1)?.prev ?? '', 'prev')] as const;
      };
      const [pages, back] = await reading().finally(async () => {
        writers.areRunning = false;
        await Promise.all(writing);
      });
      await dataSource.query(`DELETE FROM ticket WHERE title = 'New'`);
      const isOld = (id: number) => existing.includes(id);
      expect(idsOf(pages).filter(isOld)).toEqual(existing);
      const before = idsOf([...back].reverse()).filter(isOld);
      expect(before).toEqual(existing.slice(0, before.length));
      expect(new Set(idsOf(pages)).size).toBe(idsOf(pages).length);
    }
  }, 30_000);

  it.each(['newest', 'priority', 'least_sure'])('refuses a cursor of another order: %s', async (order) => {
    const { next } = await readPage(product, `/api/tickets/?order=${order}&limit=1`);
    const cursor = new URL(next ?? '', 'http://localhost').searchParams.get('cursor') ?? '';
    const answer = await product.request('GET', `/api/tickets/?order=updated&cursor=${cursor}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_cursor' });
  });

  it('refuses an unknown order by name', async () => {
    const answer = await product.request('GET', '/api/tickets/?order=best');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('best');
  });

  it('refuses relevance without a search', async () => {
    const answer = await product.request('GET', '/api/tickets/?order=relevance');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: { order: [expect.stringContaining('search')] } });
  });
});
