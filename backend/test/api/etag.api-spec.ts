import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

const TICKET = { title: 'Charged twice', description: 'Two charges.', category: 'billing', priority: 'high' };

interface Ticket {
  id: number;
  version: number;
  title: string;
  status: string;
}

describe('ETag and If-Match of a ticket', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const create = async () => (await product.request('POST', '/api/tickets/', TICKET)).json<Ticket>();
  const get = (id: number, headers: Record<string, string> = {}) =>
    product.app.inject({ method: 'GET', url: `/api/tickets/${id}/`, headers });
  const patch = (id: number, change: object, ifMatch?: string) =>
    product.app.inject({
      method: 'PATCH',
      url: `/api/tickets/${id}/`,
      payload: change,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  const remove = (id: number, ifMatch: string) =>
    product.app.inject({ method: 'DELETE', url: `/api/tickets/${id}/`, headers: { 'if-match': ifMatch } });

  it('tells the version after every read and every change', async () => {
    const created = await product.request('POST', '/api/tickets/', TICKET);
    expect(created.headers.etag).toBe('"1"');
    const { id } = created.json<Ticket>();
    expect((await get(id)).headers.etag).toBe('"1"');
    expect((await patch(id, { status: 'in_progress' })).headers.etag).toBe('"2"');
    expect((await patch(id, {})).headers.etag).toBe('"2"');
    expect((await get(id)).headers.etag).toBe('"2"');
  });

  it('answers 304 to a reader who has this version, and only then', async () => {
    const { id } = await create();
    for (const known of ['"1"', 'W/"1"', '"7", "1"', '*']) {
      const answer = await get(id, { 'if-none-match': known });
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', '"1"']);
    }
    await patch(id, { title: 'Another' });
    const changed = await get(id, { 'if-none-match': '"1"' });
    expect([changed.statusCode, changed.json<Ticket>().version]).toEqual([200, 2]);
    expect((await get(id, { 'if-none-match': '1' })).json()).toMatchObject({ status: 400, code: 'malformed_header' });
    await remove(id, '*');
    expect((await get(id, { 'if-none-match': '*' })).statusCode).toBe(404);
  });

  it.each(['"1"', '*', '"9", "1"'])('makes a change that is sent with %s', async (ifMatch) => {
    const { id } = await create();
    const answer = await patch(id, { status: 'closed' }, ifMatch);
    expect([answer.statusCode, answer.json<Ticket>().status, answer.headers.etag]).toEqual([200, 'closed', '"2"']);
  });

  it.each(['"1"', 'W/"2"', '"abc"', '"02"'])('makes no change for %s when the version is 2', async (ifMatch) => {
    const { id } = await create();
    const current = (await patch(id, { title: 'Theirs' })).json<Ticket>();
    for (const refused of [
      await patch(id, { status: 'closed', category: 'account' }, ifMatch),
      await patch(id, {}, ifMatch),
      await remove(id, ifMatch),
    ]) {
      expect(refused.statusCode).toBe(412);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.headers.etag).toBe('"2"');
      expect(refused.json()).toMatchObject({ status: 412, code: 'version_conflict', current });
      expect(refused.json<{ detail: string }>().detail).toContain('"current"');
    }
    expect((await get(id)).json()).toEqual(current);
    expect((await patch(id, { status: 'closed' }, '"2"')).statusCode).toBe(200);
  });

  it('deletes the version that it is asked to delete', async () => {
    const { id } = await create();
    expect((await remove(id, '"1"')).statusCode).toBe(204);
  });

  it.each(['1', '', '"1', '"1" "2"', 'W/1'])('refuses the malformed header %j and changes nothing', async (ifMatch) => {
    const { id } = await create();
    for (const refused of [await patch(id, { status: 'closed' }, ifMatch), await remove(id, ifMatch)]) {
      expect(refused.json()).toMatchObject({ status: 400, code: 'malformed_header' });
      expect(refused.json<{ detail: string }>().detail).toMatch(/^The header If-Match must be .*"3"/);
    }
    expect((await get(id)).json()).toMatchObject({ version: 1, status: 'open' });
  });

  it('knows no ticket that is gone, whatever version is expected', async () => {
    const { id } = await create();
    await remove(id, '*');
    for (const ifMatch of ['"1"', '*', '"5"']) {
      expect((await patch(id, { status: 'closed' }, ifMatch)).json()).toMatchObject({ code: 'ticket_not_found' });
      expect((await patch(id, {}, ifMatch)).statusCode).toBe(404);
      expect((await remove(id, ifMatch)).statusCode).toBe(404);
    }
  });

  it('lets exactly one of two changes of the same version win', async () => {
    for (let round = 0; round < 20; round++) {
      const { id } = await create();
      const answers = await Promise.all([
        patch(id, { status: 'in_progress' }, '"1"'),
        patch(id, { status: 'resolved' }, '"1"'),
        patch(id, { title: 'Mine' }, '"1"'),
      ]);
      const winners = answers.filter(({ statusCode }) => statusCode === 200);
      expect(winners).toHaveLength(1);
      const won = winners[0]?.json<Ticket>();
      expect(won?.version).toBe(2);
      for (const lost of answers.filter(({ statusCode }) => statusCode !== 200)) {
        expect(lost.json()).toMatchObject({ code: 'version_conflict', current: won });
      }
      expect((await get(id)).json()).toEqual(won);
    }
  });

  it('lets a change or a deletion of the same version win, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await create();
      const [changed, deleted] = await Promise.all([patch(id, { status: 'closed' }, '"1"'), remove(id, '"1"')]);
      expect([
        [200, 412],
        [404, 204],
      ]).toContainEqual([changed.statusCode, deleted.statusCode]);
    }
  });
});
