import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Browser } from '../support/browser.js';
import { until } from '../support/eventually.js';
import { addPerson, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice.', category: 'general', priority: 'low' };

interface Entry {
  kind: string;
  actor: string;
  author: { person: string | null; token: string | null } | null;
}

describe('who changed a ticket', () => {
  let product: TestApp;
  let agent: Browser;
  let admin: Browser;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'agent' });
    await addPerson(product, 'robin@example.com', 'agent');
    await addPerson(product, 'root@example.com', 'admin');
    agent = await signedIn(product, 'robin@example.com');
    admin = await signedIn(product, 'root@example.com');
  });
  afterAll(() => product.stop());
  beforeEach(() => product.app.get(DataSource).query('TRUNCATE ticket CASCADE'));

  const ROBIN = { person: 'robin', token: null };

  const create = async (body: object = NEW) => {
    const answer = await agent.request('POST', '/api/tickets/', { body });
    return answer.json<{ id: number }>().id;
  };
  const authors = async (id: number) =>
    (await agent.request('GET', `/api/tickets/${id}/history/`))
      .json<Entry[]>()
      .map(({ kind, actor, author }) => [kind, actor, author]);
  const tokenOf = async (browser: Browser, path: string, name: string) => {
    const body = { name, scopes: ['tickets:read', 'tickets:change', 'tickets:submit'], expires_in_days: 1 };
    return (await browser.request('POST', path, { body })).json<{ token: string; id: number }>();
  };
  const change = (token: string | undefined, id: number, body: object) =>
    product.app.inject({
      method: 'PATCH',
      url: `/api/tickets/${id}/`,
      payload: body,
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    });
  const ended = async (path: string) =>
    until(async () => (await agent.request('GET', path)).json<{ state: string }>().state === 'completed');

  it('is a person, a token of theirs, one that is nobody’s, or nobody', async () => {
    const id = await create();
    await agent.request('PATCH', `/api/tickets/${id}/`, { body: { priority: 'high' } });
    const own = await tokenOf(agent, '/api/account/tokens/', 'Shift report');
    await change(own.token, id, { status: 'in_progress' });
    const service = await tokenOf(admin, '/api/admin/tokens/', 'Night shift');
    await change(service.token, id, { status: 'resolved' });
    await change(undefined, id, { status: 'open' });
    expect(await authors(id)).toEqual([
      ['changed', 'agent', null],
      ['changed', 'agent', { person: null, token: 'Night shift' }],
      ['changed', 'agent', { person: 'robin', token: 'Shift report' }],
      ['changed', 'agent', ROBIN],
      ['created', 'submitter', ROBIN],
    ]);
  });

  it('is known of a decision that is undone, with a suggestion, and of a token that is revoked', async () => {
    const { title, description } = NEW;
    const id = await create({ title, description });
    const own = await tokenOf(agent, '/api/account/tokens/', 'Shift report');
    await change(own.token, id, { category: 'billing' });
    await change(own.token, id, { reopen: ['category'] });
    await agent.request('DELETE', `/api/account/tokens/${own.id}/`);
    const [last, ...others] = await authors(id);
    expect(last).toEqual(['changed', 'agent', { person: 'robin', token: 'Shift report' }]);
    expect(others.at(-1)).toEqual(['created', 'submitter', ROBIN]);
  });

  it('is whoever asked for a bulk change, or for the undoing of one', async () => {
    const id = await create();
    const body = { ids: [id], change: { status: 'closed' } };
    const bulk = await agent.request('POST', '/api/tickets/bulk/', { body });
    await ended(String(bulk.headers.location));
    const undoing = await admin.request('POST', `${String(bulk.headers.location)}undo/`);
    await ended(String(undoing.headers.location));
    expect(await authors(id)).toEqual([
      ['changed', 'bulk', { person: 'root', token: null }],
      ['changed', 'bulk', ROBIN],
      ['created', 'submitter', ROBIN],
    ]);
  });

  it('is whoever sent the file of an import', async () => {
    const body = Buffer.from(`${JSON.stringify(NEW)}\n`);
    const headers = { 'content-type': 'application/x-ndjson' };
    const sent = await agent.request('POST', '/api/tickets/import/', { body, headers });
    await ended(String(sent.headers.location));
    const [ticket] = (await agent.request('GET', '/api/tickets/')).json<{ id: number }[]>();
    expect(await authors(Number(ticket?.id))).toEqual([['created', 'import', ROBIN]]);
  });

  it('does not outlive the change, on whatever connection the next one comes', async () => {
    const id = await create();
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        agent.request('PATCH', `/api/tickets/${id}/`, { body: { title: `Charged ${index} times` } }),
      ),
    );
    await product.app.get(DataSource).query(`UPDATE ticket SET title = 'By hand', version = version + 1`);
    await change(undefined, id, { status: 'closed' });
    const [last, byHand, ...others] = await authors(id);
    expect([last, byHand]).toEqual([
      ['changed', 'agent', null],
      ['changed', 'agent', null],
    ]);
    expect(others.slice(0, -1)).toEqual(Array.from({ length: 20 }, () => ['changed', 'agent', ROBIN]));
  });

  it('is told of deletions and restorations, and both are in the audit log without the words of the ticket', async () => {
    const id = await create();
    await agent.request('DELETE', `/api/tickets/${id}/`);
    const [deleted] = (await admin.request('GET', '/api/admin/deleted-tickets/')).json<object[]>();
    expect(deleted).toMatchObject({ id, deleted_by: ROBIN });
    await admin.request('POST', `/api/admin/deleted-tickets/${id}/restore/`);
    expect(await authors(id)).toEqual([
      ['restored', 'agent', { person: 'root', token: null }],
      ['deleted', 'agent', ROBIN],
      ['created', 'submitter', ROBIN],
    ]);
    const answer = await admin.request('GET', '/api/admin/audit/?kind=ticket_deleted,ticket_restored');
    const shared = { subject: `#${id}`, address: '127.0.0.1', details: {} };
    expect(answer.json<object[]>().slice(0, 2)).toMatchObject([
      { ...shared, kind: 'ticket_restored', actor: 'root@example.com' },
      { ...shared, kind: 'ticket_deleted', actor: 'robin@example.com' },
    ]);
    expect(answer.body).not.toContain('Charged');
  });

  it('puts no deletion into the audit log that did not happen', async () => {
    const id = await create();
    const before = await admin.request('GET', '/api/admin/audit/?kind=ticket_deleted');
    await agent.request('DELETE', `/api/tickets/${id}/`, { headers: { 'if-match': '"7"' } });
    await agent.request('DELETE', `/api/tickets/999999/`);
    expect((await admin.request('GET', '/api/admin/audit/?kind=ticket_deleted')).body).toBe(before.body);
  });
});
