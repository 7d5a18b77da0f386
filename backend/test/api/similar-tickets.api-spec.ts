import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TestApp } from '../support/test-app.js';

interface Similar {
  id: number;
  title: string;
  category: string;
  priority: string;
  status: string;
  created_at: string;
  resolved_at: string | null;
  similarity: number;
  shared_words: string[];
}

/** Common words, so that statistics know them; all of them are about something else than the tickets of the tests. */
const OTHERS = `
  INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
  SELECT 'My question is this ' || n, 'Please tell me what the rule of it was for a w' || n || ' with my own w' || n * 7,
    'general', 'person', 'low', 'person'
  FROM generate_series(1, 300) AS n`;

describe('similar tickets', () => {
  let product: TestApp;
  let database: DataSource;
  beforeAll(async () => {
    product = await TestApp.start();
    database = product.app.get(DataSource);
    await database.query(OTHERS);
    await database.query('ANALYZE ticket');
  });
  afterAll(() => product.stop());

  const create = async (title: string, description: string) => {
    const ticket = { title, description, category: 'billing', priority: 'high' };
    const answer = await product.request('POST', '/api/tickets/', ticket);
    expect(answer.statusCode).toBe(201);
    return answer.json<{ id: number }>().id;
  };
  const similarTo = async (id: number) => {
    const answer = await product.request('GET', `/api/tickets/${id}/similar/`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    return answer.json<Similar[]>();
  };

  it('tells what became of tickets with the same rare words, the most similar first', async () => {
    const one = await create('Refund of the wrong invoice', 'The invoice was paid twice, please refund one of them.');
    const far = await create('Where is the refund', 'The wrong refund came, of another invoice.');
    const near = await create('REFUND of a wrong Invoice', 'My invoice was paid twice.');
    await product.request('PATCH', `/api/tickets/${near}/`, { status: 'resolved' });
    const similar = await similarTo(one);
    expect(similar.map(({ id }) => id).slice(0, 2)).toEqual([near, far]);
    const [best, next] = similar;
    expect(best).toEqual({
      id: near,
      title: 'REFUND of a wrong Invoice',
      category: 'billing',
      priority: 'high',
      status: 'resolved',
      created_at: expect.stringMatching(/Z$/),
      resolved_at: expect.stringMatching(/Z$/),
      similarity: expect.any(Number),
      shared_words: ['REFUND', 'wrong', 'Invoice', 'paid', 'twice'],
    });
    expect(next).toMatchObject({
      status: 'open',
      resolved_at: null,
      shared_words: expect.arrayContaining(['refund', 'invoice']),
    });
    expect(best?.similarity).toBeGreaterThan(0.4);
    for (const { similarity } of similar) {
      expect(similarity).toBeGreaterThan(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(similarity * 100).toBeCloseTo(Math.round(similarity * 100), 9);
    }
  });

  it('tells five at most, and never the ticket itself', async () => {
    const ids = [];
    for (let copy = 0; copy < 8; copy++) ids.push(await create('Projector blinks green', 'It blinks since Tuesday.'));
    const [first = 0] = ids;
    const similar = await similarTo(first);
    expect(similar).toHaveLength(5);
    expect(similar.map(({ id }) => id)).not.toContain(first);
    expect(similar.map(({ similarity }) => similarity)).toEqual([1, 1, 1, 1, 1]);
    // The latest of equal ones.
    expect(similar.map(({ id }) => id)).toEqual(ids.slice(3).reverse());
  });

  it('finds words beside punctuation, in another case and in any script', async () => {
    const pairs = [
      ['Straßenbahn-Abo: Kündigung', 'KÜNDIGUNG des STRASSENBAHN-ABO'],
      ['Не приходит счёт', '«СЧЁТ» опять не ПРИХОДИТ!'],
      ['ΛΑΘΟΣ ΛΟΓΑΡΙΑΣΜΟΣ', 'λάθος λογαριασμός λαθος'],
      ['चालान नहीं मिला', 'मेरा चालान, नहीं मिला'],
      ['発票が届かない', '発票が届かない'],
      ['Printer🖨️ toner_leak', 'toner_leak, again'],
    ] as const;
    for (const [title, other] of pairs) {
      const one = await create(title, 'x');
      const second = await create(other, 'y');
      expect([title, (await similarTo(one)).map(({ id }) => id)]).toEqual([title, expect.arrayContaining([second])]);
      expect([title, (await similarTo(second)).map(({ id }) => id)]).toEqual([title, expect.arrayContaining([one])]);
    }
  });

  it('knows no similar ticket of one that says only what most others say, or nothing that another one says', async () => {
    expect(await similarTo(await create('My question is this', 'Please tell me what the rule was.'))).toEqual([]);
    expect(await similarTo(await create('... !!! ???', '—'))).toEqual([]);
    expect(await similarTo(await create('Zygomorphic quandary', 'Xylophone'))).toEqual([]);
  });

  it('bears the longest texts, with words of any length', async () => {
    const long = 'ab'.repeat(10_000);
    const title = 'y'.repeat(200);
    const one = await create(title, long);
    await create(title, long);
    expect(await similarTo(one)).toEqual([]);
    const many = Array.from({ length: 2_000 }, (_, n) => `many${n}`).join(' ');
    const first = await create('Many words', many);
    const second = await create('Many words', many);
    const [best] = await similarTo(first);
    expect(best).toMatchObject({ id: second, similarity: 1 });
    expect(best?.shared_words).toHaveLength(5);
  });

  it('forgets tickets that are deleted', async () => {
    const one = await create('Kayak rental voucher', 'Kayak');
    const other = await create('Kayak rental voucher', 'Kayak');
    expect((await similarTo(one)).map(({ id }) => id)).toEqual([other]);
    await product.request('DELETE', `/api/tickets/${other}/`);
    expect(await similarTo(one)).toEqual([]);
    await product.request('DELETE', `/api/tickets/${one}/`);
    const gone = await product.request('GET', `/api/tickets/${one}/similar/`);
    expect(gone.json()).toMatchObject({
      status: 404,
      code: 'ticket_not_found',
      instance: `/api/tickets/${one}/similar/`,
    });
  });

  it.each([
    ['9999999', 404, 'ticket_not_found'],
    ['99999999999', 404, 'ticket_not_found'],
    ['0', 400, 'invalid_id'],
    ['abc', 400, 'invalid_id'],
  ])('refuses the number %s', async (id, status, code) => {
    const refused = await product.request('GET', `/api/tickets/${id}/similar/`);
    expect(refused.json()).toMatchObject({ status, code });
  });
});
