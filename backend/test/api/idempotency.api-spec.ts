import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { IdempotencyRepository } from '../../src/tickets/idempotency/idempotency.repository.js';
import { TestApp } from '../support/test-app.js';

const TICKET = { title: 'Charged twice', description: 'Two charges.', category: 'billing', priority: 'high' };

interface Ticket {
  id: number;
  title: string;
}

describe('Idempotency-Key', () => {
  let product: TestApp;
  let database: DataSource;
  let lastKey = 0;
  beforeAll(async () => {
    product = await TestApp.start();
    database = product.app.get(DataSource);
  });
  afterAll(() => product.stop());

  const newKey = () => `key-${++lastKey}`;
  const post = (key: string, body: object = TICKET) =>
    product.app.inject({ method: 'POST', url: '/api/tickets/', headers: { 'idempotency-key': key }, payload: body });
  const countTickets = async (title: string) => {
    const [row] = await database.query<{ count: number }[]>('SELECT count(*)::integer FROM ticket WHERE title = $1', [
      title,
    ]);
    return row?.count;
  };
  const ageBy = (key: string, age: string) =>
    database.query(`UPDATE idempotency_key SET created_at = created_at - $2::interval WHERE key = $1`, [key, age]);

  it('gets the first answer again, and only one ticket', async () => {
    const key = newKey();
    const ticket = { ...TICKET, title: `Once ${key}` };
    const first = await post(key, ticket);
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();

    for (const again of [await post(key, ticket), await post(`"${key}"`, ticket)]) {
      expect(again.statusCode).toBe(201);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(again.headers.location).toBe(first.headers.location);
      expect(again.headers.etag).toBe('"1"');
      expect(again.body).toBe(first.body);
    }
    expect(await countTickets(ticket.title)).toBe(1);
  });

  it('counts as the same body what is the same after validation', async () => {
    const key = newKey();
    const first = (await post(key)).json<Ticket>();
    const { title, description, category, priority } = TICKET;
    const again = await post(key, { priority, category, description, title: `  ${title} `, unknown: 1 });
    expect([again.statusCode, again.json<Ticket>().id]).toEqual([201, first.id]);
  });

  it('gets the first answer also when the ticket was changed since', async () => {
    const key = newKey();
    const first = await post(key);
    const { id } = first.json<Ticket>();
    const { title, description } = TICKET;
    await product.request('PATCH', `/api/tickets/${id}/`, { title, description, status: 'closed' });
    expect((await post(key)).body).toBe(first.body);
  });

  it.each(['title', 'description'])('gets the ticket as it is now when its %s was changed since', async (field) => {
    const key = newKey();
    const { id } = (await post(key, { ...TICKET, [field]: `Secret ${key}` })).json<Ticket>();
    const changed = await product.request('PATCH', `/api/tickets/${id}/`, { [field]: 'Removed' });
    const [kept] = await database.query<object[]>('SELECT * FROM idempotency_key WHERE key = $1', [key]);
    expect(kept).toMatchObject({ ticket_id: id, answer: null });

    const again = await post(key, { ...TICKET, [field]: `Secret ${key}` });
    expect([again.statusCode, again.headers['idempotency-replayed'], again.headers.etag]).toEqual([201, 'true', '"2"']);
    expect(again.json()).toEqual({ ...changed.json<object>(), requester_key: expect.any(String) });
    await product.request('DELETE', `/api/tickets/${id}/`);
    expect((await post(key, { ...TICKET, [field]: `Secret ${key}` })).statusCode).toBe(410);
  });

  it('keeps the classifier’s proposal of the first answer', async () => {
    const key = newKey();
    const open = { title: 'Refund', description: 'I was charged twice, please refund my payment' };
    const first = await post(key, open);
    expect(first.json()).toMatchObject({ category: 'billing', suggestion: { source: 'embedded' } });
    expect((await post(key, open)).body).toBe(first.body);
    const { id } = first.json<Ticket>();
    expect(first.json()).toMatchObject((await product.request('GET', `/api/tickets/${id}/`)).json<object>());
  });

  it.each([
    ['another title', { title: 'Another' }],
    ['a value more', { status: 'open' }],
    ['a value less', { category: undefined }],
  ])('is refused with %s', async (_case, change) => {
    const key = newKey();
    await post(key);
    const refused = await post(key, { ...TICKET, ...change });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'idempotency_key_reused',
      detail: expect.stringContaining('new key'),
    });
    expect((await post(key)).headers['idempotency-replayed']).toBe('true');
  });

  it('says that the ticket is gone, keeps none of its words, and creates none anew', async () => {
    const key = newKey();
    const ticket = { ...TICKET, title: `Gone ${key}` };
    const { id } = (await post(key, ticket)).json<Ticket>();
    expect((await product.request('DELETE', `/api/tickets/${id}/`)).statusCode).toBe(204);

    const again = await post(key, ticket);
    expect(again.statusCode).toBe(410);
    expect(again.json()).toMatchObject({ code: 'idempotent_ticket_gone' });
    expect((await post(key, TICKET)).statusCode).toBe(422);
    expect(await countTickets(ticket.title)).toBe(0);
    const [kept] = await database.query<object[]>('SELECT * FROM idempotency_key WHERE key = $1', [key]);
    expect(kept).toMatchObject({ ticket_id: null, answer: null });
    expect(JSON.stringify(kept)).not.toContain('Gone');
  });

  it('makes one ticket of doubles that arrive at once, and answers all of them alike', async () => {
    for (let round = 0; round < 20; round++) {
      const key = newKey();
      const ticket = { ...TICKET, title: `Double ${key}` };
      const answers = await Promise.all(Array.from({ length: 3 + (round % 6) }, () => post(key, ticket)));
      expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
      expect(answers[0]?.statusCode).toBe(201);
      const fresh = answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
      expect(fresh).toHaveLength(1);
      expect(await countTickets(ticket.title)).toBe(1);
    }
  });

  it('gives the key to one of two different requests at once', async () => {
    for (let round = 0; round < 10; round++) {
      const key = newKey();
      const answers = await Promise.all([post(key), post(key, { ...TICKET, title: 'Another' })]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
    }
  });

  it('does not remember a request that was refused', async () => {
    const key = newKey();
    expect((await post(key, { ...TICKET, priority: 'urgent' })).statusCode).toBe(400);
    expect((await post(key)).statusCode).toBe(201);
  });

  it('is free again when the ticket could not be kept', async () => {
    const key = newKey();
    await database.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no' USING ERRCODE = '57014'; END $$`);
    await database.query(`CREATE TRIGGER fail BEFORE INSERT ON ticket EXECUTE FUNCTION fail()`);
    expect((await post(key)).statusCode).toBe(503);
    await database.query(`DROP FUNCTION fail CASCADE`);
    const answer = await post(key);
    expect([answer.statusCode, answer.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  it('is known for 24 hours and free afterwards', async () => {
    const key = newKey();
    const first = (await post(key)).json<Ticket>();
    await ageBy(key, '23 hours 59 minutes');
    expect((await post(key)).json<Ticket>().id).toBe(first.id);
    await ageBy(key, '1 minute');
    const anew = await post(key, { ...TICKET, title: 'The next day' });
    expect([anew.statusCode, anew.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(anew.json<Ticket>().id).not.toBe(first.id);
    expect((await post(key, { ...TICKET, title: 'The next day' })).json<Ticket>()).toEqual(anew.json());
  });

  it('makes one ticket of doubles at once under a key that has just expired', async () => {
    const key = newKey();
    const first = (await post(key)).json<Ticket>();
    await ageBy(key, '24 hours');
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(key)));
    const ids = new Set(answers.map((answer) => answer.json<Ticket>().id));
    expect(ids.size).toBe(1);
    expect(ids).not.toContain(first.id);
  });

  it('is removed after its day, in portions, and not before', async () => {
    const [old, young] = [newKey(), newKey()];
    await post(old);
    await post(young);
    await ageBy(old, '25 hours');
    await database.query(
      `INSERT INTO idempotency_key (key, request_hash, created_at)
      SELECT 'old-' || n, decode(repeat('00', 32), 'hex'), now() - interval '2 days' FROM generate_series(1, 2500) AS n`,
    );
    expect(await product.app.get(IdempotencyRepository).forgetExpired()).toBe(2_501);
    const left = await database.query<{ key: string }[]>('SELECT key FROM idempotency_key WHERE key = ANY($1)', [
      [old, young],
    ]);
    expect(left).toEqual([{ key: young }]);
  });

  it.each(['', 'a b', '"a', 'x'.repeat(256)])('is refused as %j, and nothing is kept', async (key) => {
    const ticket = { ...TICKET, title: 'Malformed key' };
    const refused = await post(key, ticket);
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({
      code: 'malformed_header',
      detail: expect.stringContaining('1 to 255 visible ASCII characters'),
    });
    expect(await countTickets(ticket.title)).toBe(0);
  });

  it('costs a request without a key nothing', async () => {
    const count = () => database.query<[{ count: string }]>('SELECT count(*) FROM idempotency_key');
    const [before] = await count();
    expect((await product.request('POST', '/api/tickets/', TICKET)).headers['idempotency-replayed']).toBeUndefined();
    expect((await count())[0]).toEqual(before);
  });
});
