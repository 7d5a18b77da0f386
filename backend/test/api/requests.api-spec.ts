import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TestApp } from '../support/test-app.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice, please refund it.' };

interface Sent {
  id: number;
  requester_key: string;
  created_at: string;
}

describe('the link of a requester', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'requester' });
  });
  afterAll(() => product.stop());
  beforeEach(() => query('TRUNCATE ticket, idempotency_key RESTART IDENTITY CASCADE'));

  const query = (statement: string) => product.app.get(DataSource).query<unknown[]>(statement);
  const send = async () => (await product.request('POST', '/api/tickets/', NEW)).json<Sent>();
  const look = (key: string) => product.request('GET', `/api/requests/${key}/`);

  it('shows what became of their ticket, and nothing else, to a visitor who may only submit', async () => {
    const { id, requester_key: key, created_at: createdAt } = await send();
    expect((await product.request('GET', `/api/tickets/${id}/`)).statusCode).toBe(401);
    await query(`UPDATE ticket SET status = 'in_progress', version = 2, updated_at = now()`);
    const answer = await look(key);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toEqual({
      id,
      title: NEW.title,
      status: 'in_progress',
      created_at: createdAt,
      updated_at: expect.stringMatching(/Z$/),
    });
  });

  it('is the same for a request that is sent again', async () => {
    const repeat = () =>
      product.app.inject({ method: 'POST', url: '/api/tickets/', payload: NEW, headers: { 'idempotency-key': 'k' } });
    const [first, again] = [await repeat(), await repeat()];
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toBe(first.body);
    expect((await look(first.json<Sent>().requester_key)).statusCode).toBe(200);
  });

  it('is told in no other answer and kept nowhere', async () => {
    const agents = await TestApp.start();
    try {
      const { id, requester_key: key } = (await agents.request('POST', '/api/tickets/', NEW)).json<Sent>();
      for (const url of [
        `/api/tickets/${id}/`,
        '/api/tickets/',
        `/api/tickets/${id}/history/`,
        '/api/tickets/export/?format=jsonl',
      ]) {
        expect((await agents.request('GET', url)).body).not.toContain(key);
      }
      const changed = await agents.request('PATCH', `/api/tickets/${id}/`, { status: 'closed' });
      expect(changed.json()).not.toHaveProperty('requester_key');
    } finally {
      await agents.stop();
    }
  });

  it('leads nowhere once the ticket is deleted, and to it again when it is restored', async () => {
    const { requester_key: key } = await send();
    await query(`INSERT INTO deleted_ticket SELECT id, now(), to_jsonb(ticket), '[]', '{}' FROM ticket`);
    await query('DELETE FROM ticket');
    expect((await look(key)).statusCode).toBe(404);
    await query(
      `INSERT INTO ticket OVERRIDING SYSTEM VALUE
       SELECT was.* FROM deleted_ticket, jsonb_populate_record(NULL::ticket, ticket) AS was`,
    );
    expect((await look(key)).statusCode).toBe(200);
  });

  it('does not lead to a ticket that got the same number later', async () => {
    const { id, requester_key: key } = await send();
    await query('TRUNCATE ticket RESTART IDENTITY CASCADE');
    const later = await send();
    expect([later.id, later.requester_key === key]).toEqual([id, false]);
    expect((await look(key)).statusCode).toBe(404);
  });

  it('leads nowhere when it is not whole', async () => {
    const { requester_key: key } = await send();
    const wrong = [
      key.slice(0, -1),
      `${key}A`,
      `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`,
      key.toUpperCase(),
      '1',
      '%00',
      '_'.repeat(28),
      'a'.repeat(90),
    ];
    for (const text of wrong) {
      const answer = await look(text);
      expect([text, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([text, 404, 'request_not_found']);
    }
  });
});
