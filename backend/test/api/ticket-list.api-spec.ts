import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { statementsOf } from '../support/recorded-statements.js';
import { TestApp } from '../support/test-app.js';

interface Listed {
  id: number;
  title: string;
}

const TICKETS = [
  {
    title: 'Payment failed',
    description: 'The card was refused',
    category: 'billing',
    priority: 'high',
    status: 'open',
  },
  {
    title: 'Login loops',
    description: 'After PAYMENT I am logged out',
    category: 'account',
    priority: 'high',
    status: 'open',
  },
  {
    title: 'Crash at 100%',
    description: 'It stops at 100% every time',
    category: 'technical',
    priority: 'critical',
    status: 'in_progress',
  },
  {
    title: 'Question',
    description: 'Do you ship snake_case mugs?',
    category: 'general',
    priority: 'low',
    status: 'closed',
  },
  {
    title: "O'Brien's “quote” -- ; DROP",
    description: 'C:\\temp\\file',
    category: 'general',
    priority: 'low',
    status: 'resolved',
  },
  {
    title: 'ÜBERWEISUNG fehlt',
    description: 'Rechnung bezahlt',
    category: 'billing',
    priority: 'medium',
    status: 'resolved',
  },
];

describe('GET /api/tickets/', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
    for (const ticket of TICKETS) await product.request('POST', '/api/tickets/', ticket);
  });
  afterAll(() => product.stop());

  const list = async (query = '') => {
    const answer = await product.request('GET', `/api/tickets/${query}`);
    expect(answer.statusCode).toBe(200);
    return {
      titles: answer.json<Listed[]>().map(({ title }) => title),
      headers: answer.headers,
      tickets: answer.json<Listed[]>(),
    };
  };
  const found = async (query: string) => (await list(query)).titles;

  it('answers a plain array, newest first, with and without the slash', async () => {
    const titles = TICKETS.map(({ title }) => title).reverse();
    const { headers } = await list();
    expect(await found('')).toEqual(titles);
    expect(headers['x-total-count']).toBe(String(TICKETS.length));
    expect(headers.link).toBeUndefined();
    const withoutSlash = await product.request('GET', '/api/tickets');
    expect(withoutSlash.json<Listed[]>().map(({ title }) => title)).toEqual(titles);
  });

  it('combines filters with AND and the values of one with OR', async () => {
    expect(await found('?category=billing')).toEqual(['ÜBERWEISUNG fehlt', 'Payment failed']);
    expect(await found('?category=billing&status=open')).toEqual(['Payment failed']);
    expect(await found('?category=billing,account&priority=high')).toEqual(['Login loops', 'Payment failed']);
    expect(await found('?status=closed&status=resolved,in_progress&priority=low,critical')).toEqual([
      TICKETS[4]?.title,
      'Question',
      'Crash at 100%',
    ]);
    expect(await found('?category=technical&priority=low')).toEqual([]);
  });

  it('takes empty filters as absent', async () => {
    expect(await found('?category=&priority=,&status=&search=&search=+&limit=&limit=200&cursor=')).toHaveLength(
      TICKETS.length,
    );
  });

  it.each(['?category=sales', '?category=billing,sales', '?priority=High', '?status=open&status=nope'])(
    'refuses the unknown value in %s by name',
    async (query) => {
      const answer = await product.request('GET', `/api/tickets/${query}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toMatch(/sales|High|nope/);
    },
  );

  it('searches any part of a word in title and description, in any case', async () => {
    expect(await found('?search=pay')).toEqual(['Login loops', 'Payment failed']);
    expect(await found('?search=überweisung')).toEqual(['ÜBERWEISUNG fehlt']);
    expect(await found('?search=REFUSED')).toEqual(['Payment failed']);
  });

  it('needs every word, wherever it stands', async () => {
    expect(await found('?search=logged%20%20login')).toEqual(['Login loops']);
    expect(await found('?search=pay+login')).toEqual(['Login loops']);
    expect(await found('?search=pay+question')).toEqual([]);
  });

  it('gives no character a special meaning', async () => {
    expect(await found('?search=%25')).toEqual(['Crash at 100%']);
    expect(await found('?search=_')).toEqual(['Question']);
    expect(await found("?search='")).toEqual([TICKETS[4]?.title]);
    expect(await found('?search=%22')).toEqual([]);
    expect(await found('?search=%5C')).toEqual([TICKETS[4]?.title]);
    expect(await found('?search=p%25d')).toEqual([]);
    expect(await found('?search=--+%3B')).toEqual([TICKETS[4]?.title]);
    for (const operators of ['pay|question', 'pay%26', '!pay', '(', '*', ':*', '<->']) {
      expect(await found(`?search=${operators}`)).toEqual([]);
    }
  });

  it('combines search and filters', async () => {
    expect(await found('?search=pay&category=account&status=open')).toEqual(['Login loops']);
  });

  it('pages through all tickets once by following Link, filters kept', async () => {
    const seen: number[] = [];
    let url: string | undefined = '/api/tickets/?limit=2&search=e&priority=high,low,critical,medium';
    let pages = 0;
    while (url !== undefined) {
      const answer = await product.request('GET', url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['x-total-count']).toBe('6');
      seen.push(...answer.json<Listed[]>().map(({ id }) => id));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
      pages++;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength(6);
  });

  it('counts what matches, not what there is', async () => {
    expect((await list('?category=billing&status=open')).headers['x-total-count']).toBe('1');
    expect((await list('?search=pay&limit=1')).headers['x-total-count']).toBe('2');
    expect((await list('?search=nothing+like+it')).headers['x-total-count']).toBe('0');
  });

  it('neither skips nor repeats tickets of the same moment', async () => {
    await product.app.get(DataSource).query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, created_at)
       SELECT 'Same moment', 'x', 'general', 'person', 'low', 'person', '2026-01-01' FROM generate_series(1, 5)`,
    );
    const seen: number[] = [];
    let url: string | undefined = '/api/tickets/?search=same+moment&limit=2';
    while (url !== undefined) {
      const answer = await product.request('GET', url);
      seen.push(...answer.json<Listed[]>().map(({ id }) => id));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    await product.app.get(DataSource).query(`DELETE FROM ticket WHERE title = 'Same moment'`);
  });

  it.each([1, 3, 200])('takes one statement for a page of %d', async (limit) => {
    const dataSource = product.app.get(DataSource);
    expect(await statementsOf(dataSource, () => list(`?limit=${limit}`))).toHaveLength(1);
  });

  it.each(['0', '201', '-1', '1.5', 'ten', '1e2'])('refuses the limit %s', async (limit) => {
    const answer = await product.request('GET', `/api/tickets/?limit=${limit}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: { limit: ['limit must be a whole number from 1 to 200'] } });
  });

  it.each(['0.5', '-7.25', '1e+30', '99999999999'])('refuses the made-up rank %s in a cursor', async (rank) => {
    const cursor = Buffer.from(`relevance>${rank},1795280273538,5`).toString('base64url');
    const answer = await product.request('GET', `/api/tickets/?search=a&order=relevance&cursor=${cursor}`);
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  it.each(['abc', 'MTIz', '%00', 'a'.repeat(500)])('refuses the made-up cursor %s', async (cursor) => {
    expect((await product.request('GET', `/api/tickets/?cursor=${cursor}`)).statusCode).toBe(400);
  });

  it.each(['?search=a%00', '?search=%ff', '?search=%zz', '?search=a&search=b', `?search=${'a'.repeat(201)}`])(
    'refuses %s',
    async (query) => {
      const answer = await product.request('GET', `/api/tickets/${query}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );
});
