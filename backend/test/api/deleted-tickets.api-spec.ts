import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { actAs, PERSON } from '../support/acting-as.js';
import { TestApp } from '../support/test-app.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice, please refund it.' };

interface Told {
  id: number;
  code: string;
}

describe('deleted tickets', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
    actAs(product, PERSON.admin);
  });
  afterAll(() => product.stop());
  beforeEach(() => product.app.get(DataSource).query('TRUNCATE ticket, idempotency_key CASCADE'));

  const create = async (body: object = NEW) => (await product.request('POST', '/api/tickets/', body)).json<Told>().id;
  const remove = (id: number) => product.request('DELETE', `/api/tickets/${id}/`);
  const read = (id: number) => product.request('GET', `/api/tickets/${id}/`);
  const list = (query = '') => product.request('GET', `/api/admin/deleted-tickets/${query}`);
  const restore = (id: number | string) => product.request('POST', `/api/admin/deleted-tickets/${id}/restore/`);
  const purge = (id: number | string) => product.request('DELETE', `/api/admin/deleted-tickets/${id}/`);
  const takeBack = (id: number | string) => product.request('POST', `/api/tickets/${id}/restore/`);

  it.each([
    ['an administrator', restore],
    ['whoever may delete', takeBack],
  ])('are restored by %s, as they were', async (_who, bringBack) => {
    const id = await create();
    const before = (await read(id)).json<{ suggestion: object }>();
    expect(before.suggestion).toMatchObject({ source: 'embedded' });
    expect((await remove(id)).statusCode).toBe(204);
    expect([(await read(id)).statusCode, (await remove(id)).statusCode]).toEqual([404, 404]);

    const restored = await bringBack(id);
    expect([restored.statusCode, restored.headers.etag]).toEqual([200, '"2"']);
    expect(restored.json()).toEqual({ ...before, version: 2, updated_at: expect.stringMatching(/Z$/) });
    expect((await read(id)).json()).toEqual(restored.json());
    expect((await list()).json()).toEqual([]);
  });

  it('are listed with the latest deletion first, page by page', async () => {
    const ids = [await create(), await create(), await create()];
    for (const id of ids) await remove(id);
    const [latest] = (await list()).json<{ deleted_at: string; restorable_until: string }[]>();
    expect(latest).toEqual({
      id: ids[2],
      title: NEW.title,
      category: 'billing',
      priority: expect.any(String),
      status: 'open',
      created_at: expect.stringMatching(/Z$/),
      deleted_by: null,
      deleted_at: expect.stringMatching(/Z$/),
      restorable_until: expect.stringMatching(/Z$/),
    });
    const days = Date.parse(latest?.restorable_until ?? '') - Date.parse(latest?.deleted_at ?? '');
    expect(days).toBe(30 * 86_400_000);

    const seen: number[] = [];
    for (let url: string | undefined = '?limit=2'; url !== undefined;) {
      const page = await list(url);
      seen.push(...page.json<Told[]>().map(({ id }) => id));
      url = /<[^?]*(\?[^>]+)>; rel="next"/.exec(String(page.headers['link'] ?? ''))?.[1];
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it('that were deleted in one moment come once each', async () => {
    const ids = [await create(), await create(), await create()];
    for (const id of ids) await remove(id);
    await product.app.get(DataSource).query(`UPDATE deleted_ticket SET deleted_at = now()`);
    const first = await list('?limit=1');
    const next = /<[^?]*(\?[^>]+)>/.exec(String(first.headers['link']))?.[1];
    const rest = await list(next?.replace('limit=1', 'limit=9'));
    expect([...first.json<Told[]>(), ...rest.json<Told[]>()].map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it('are refused when they are not there, or there already', async () => {
    const id = await create();
    for (const ask of [restore, takeBack]) {
      const refused = await ask(id);
      expect([refused.statusCode, refused.json<Told>().code]).toEqual([409, 'ticket_not_deleted']);
      for (const unknown of [999_999, '99999999999']) {
        const answer = await ask(unknown);
        expect([answer.statusCode, answer.json<Told>().code]).toEqual([404, 'deleted_ticket_not_found']);
      }
      expect((await ask('seven')).json<Told>().code).toBe('invalid_id');
    }
    expect((await read(id)).headers.etag).toBe('"1"');
  });

  it('are removed for good when an administrator wants it, which the audit log knows', async () => {
    const [id, other] = [await create(), await create()];
    for (const each of [id, other]) await remove(each);
    expect((await purge(id)).statusCode).toBe(204);
    expect((await list()).json<Told[]>().map((ticket) => ticket.id)).toEqual([other]);
    expect((await restore(id)).json<Told>().code).toBe('deleted_ticket_not_found');
    const [entry] = await product.app
      .get(DataSource)
      .query<object[]>('SELECT kind, actor, subject, address, details FROM audit_entry ORDER BY id DESC LIMIT 1');
    expect(entry).toEqual({
      kind: 'deleted_ticket_purged',
      actor: PERSON.admin.email,
      subject: `#${id}`,
      address: '127.0.0.1',
      details: {},
    });
  });

  it('are not removed for good when they are not there, are there again or are too old', async () => {
    const id = await create();
    const isRefused = async (which: number | string, status: number, code: string) => {
      const answer = await purge(which);
      expect([answer.statusCode, answer.json<Told>().code]).toEqual([status, code]);
    };
    await isRefused(id, 404, 'deleted_ticket_not_found');
    await isRefused('99999999999', 404, 'deleted_ticket_not_found');
    await isRefused('seven', 400, 'invalid_id');
    await remove(id);
    await product.app.get(DataSource).query(`UPDATE deleted_ticket SET deleted_at = now() - interval '721 hours'`);
    await isRefused(id, 404, 'deleted_ticket_not_found');
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?cursor=x',
    `?cursor=${Buffer.from('deleted>8640000000000001,1').toString('base64url')}`,
  ])('cannot be listed with %s', async (query) => {
    expect((await list(query)).statusCode).toBe(400);
  });

  it('are told to a repeated request as they are, once they are back', async () => {
    const send = () =>
      product.app.inject({ method: 'POST', url: '/api/tickets/', payload: NEW, headers: { 'idempotency-key': 'k' } });
    const { id } = (await send()).json<Told>();
    await remove(id);
    expect((await send()).statusCode).toBe(410);
    await restore(id);
    const again = await send();
    expect([again.statusCode, again.headers['idempotency-replayed'], again.headers.etag]).toEqual([201, 'true', '"2"']);
    expect(again.json()).toEqual({ ...(await read(id)).json<object>(), requester_key: expect.any(String) });
  });

  it('do not take the request that was sent under their key a day later', async () => {
    const database = product.app.get(DataSource);
    const send = () =>
      product.app.inject({ method: 'POST', url: '/api/tickets/', payload: NEW, headers: { 'idempotency-key': 'k' } });
    const first = (await send()).json<Told>().id;
    await remove(first);
    await database.query(`UPDATE idempotency_key SET created_at = created_at - interval '25 hours'`);
    const second = (await send()).json<Told>().id;
    await remove(second);
    await restore(first);
    expect((await send()).statusCode).toBe(410);
  });
});
