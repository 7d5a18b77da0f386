import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TestApp } from '../support/test-app.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice.', category: 'general', priority: 'low' };

describe('/api/tickets/{id}/history/', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const create = async () => (await product.request('POST', '/api/tickets/', NEW)).json<{ id: number }>().id;
  const change = (id: number, body: object) => product.request('PATCH', `/api/tickets/${id}/`, body);
  const history = (id: number | string) => product.request('GET', `/api/tickets/${id}/history/`);

  it('tells who changed what, newest first', async () => {
    const id = await create();
    const other = await create();
    await change(id, { status: 'resolved', title: 'Charged three times' });
    await change(other, { status: 'closed' });
    await change(id, { category: 'billing' });
    const answer = await history(id);
    expect(answer.statusCode).toBe(200);
    const entries = answer.json<Record<string, unknown>[]>();
    const shared = { id: expect.stringMatching(/^\d+$/), at: expect.stringMatching(/Z$/), bulk_id: null, author: null };
    expect(entries).toEqual([
      {
        ...shared,
        kind: 'changed',
        actor: 'agent',
        version: 3,
        changes: [{ field: 'category', from: 'general', to: 'billing', decided: true }],
      },
      {
        ...shared,
        kind: 'changed',
        actor: 'agent',
        version: 2,
        changes: [
          { field: 'title', from: null, to: null, decided: null },
          { field: 'status', from: 'open', to: 'resolved', decided: null },
        ],
      },
      { ...shared, kind: 'created', actor: 'submitter', version: 1, changes: [] },
    ]);
    const ticket = (await product.request('GET', `/api/tickets/${id}/`)).json<{ updated_at: string }>();
    expect(entries[0]?.['at']).toBe(ticket.updated_at);
  });

  it('leaves out changes that changed nothing', async () => {
    const id = await create();
    await change(id, { status: 'open' });
    expect((await history(id)).json()).toHaveLength(1);
  });

  it('has at most 200 entries, the newest ones', async () => {
    const id = await create();
    for (let version = 0; version < 201; version++) {
      const status = version % 2 === 0 ? 'in_progress' : 'open';
      await product.app
        .get(DataSource)
        .query(`UPDATE ticket SET status = '${status}', version = version + 1 WHERE id = ${id}`);
    }
    const entries = (await history(id)).json<{ version: number }[]>();
    expect(entries.map(({ version }) => version)).toEqual(Array.from({ length: 200 }, (_, index) => 202 - index));
  });

  it('is empty for a ticket that is older than histories', async () => {
    const id = await create();
    await product.app.get(DataSource).query('DELETE FROM ticket_event WHERE ticket_id = $1', [id]);
    const answer = await history(id);
    expect([answer.statusCode, answer.json()]).toEqual([200, []]);
  });

  it('is refused for tickets that are not there, also when they were', async () => {
    const id = await create();
    await product.request('DELETE', `/api/tickets/${id}/`);
    for (const unknown of [id, 999_999, '99999999999']) {
      const answer = await history(unknown);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'ticket_not_found']);
    }
    const malformed = await history('seven');
    expect([malformed.statusCode, malformed.json<{ code: string }>().code]).toEqual([400, 'invalid_id']);
  });
});
