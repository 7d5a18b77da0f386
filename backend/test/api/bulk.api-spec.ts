import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { BulkChangesRepository } from '../../src/tickets/bulk/bulk-changes.repository.js';
import type { BulkChangeDto } from '../../src/tickets/bulk/dto/bulk-change.dto.js';
import { until } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';
import { VISITOR } from '../support/visitor.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice for the same invoice.' };

describe('/api/tickets/bulk/', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  async function create(fields: object = {}): Promise<number> {
    return (await product.request('POST', '/api/tickets/', { ...NEW, ...fields })).json<{ id: number }>().id;
  }

  const ticket = async (id: number) =>
    (await product.request('GET', `/api/tickets/${id}/`)).json<Record<string, unknown>>();

  async function ended(location: unknown): Promise<BulkChangeDto> {
    const find = async () => (await product.request('GET', String(location))).json<BulkChangeDto>();
    await until(async () => (await find()).ended_at !== null);
    return find();
  }

  it('changes named tickets in the background, tells what became of each, and undoes it', async () => {
    const [one, two, gone] = [await create(), await create({ status: 'closed' }), await create()];
    await product.request('DELETE', `/api/tickets/${gone}/`);
    const before = [await ticket(one), await ticket(two)];

    const asked = await product.request('POST', '/api/tickets/bulk/', {
      ids: [gone, two, one],
      change: { status: 'closed', category: 'account' },
    });
    expect(asked.statusCode).toBe(202);
    const { id } = asked.json<BulkChangeDto>();
    expect(asked.headers.location).toBe(`/api/tickets/bulk/${id}/`);
    expect(await ended(asked.headers.location)).toEqual({
      id,
      state: 'completed',
      requested_at: expect.any(String),
      started_at: expect.any(String),
      ended_at: expect.any(String),
      cancel_requested: false,
      filter: null,
      change: { category: 'account', status: 'closed' },
      progress: { done: 3, of: 3 },
      results: { changed: 2, unchanged: 0, missing: 1, skipped: 0 },
      undo_of: null,
      undone_by: null,
    });
    expect(await ticket(one)).toMatchObject({
      category: 'account',
      category_source: 'person',
      status: 'closed',
      version: 2,
    });

    const rows = `/api/tickets/bulk/${id}/rows/`;
    const first = await product.request('GET', `${rows}?limit=2`);
    expect(first.json()).toMatchObject([
      { ticket_id: one, result: 'changed', before: { status: 'open', category_source: 'classifier' } },
      { ticket_id: two, result: 'changed', before: { status: 'closed' } },
    ]);
    const next = /^<(.*)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? '';
    const second = await product.request('GET', next);
    expect(second.json()).toEqual([{ ticket_id: gone, result: 'missing', before: null }]);
    expect(second.headers.link).toBeUndefined();
    expect((await product.request('GET', `${rows}?result=missing,skipped`)).json()).toHaveLength(1);

    const undo = await product.request('POST', `/api/tickets/bulk/${id}/undo/`);
    expect(undo.statusCode).toBe(202);
    expect(await ended(undo.headers.location)).toMatchObject({ state: 'completed', change: null, undo_of: id });
    const undoing = undo.json<BulkChangeDto>().id;
    expect(await ended(asked.headers.location)).toMatchObject({ undone_by: undoing });
    const changeable = { version: expect.any(Number), updated_at: expect.any(String) };
    expect([await ticket(one), await ticket(two)]).toEqual(before.map((values) => ({ ...values, ...changeable })));
    expect((await product.request('GET', '/api/tickets/bulk/')).json()).toMatchObject([{ id: undoing }, { id }]);

    for (const [path, code] of [
      [`${id}/undo/`, 'bulk_change_undone'],
      [`${undoing}/undo/`, 'bulk_change_is_undo'],
      [`${id}/cancel/`, 'bulk_change_ended'],
    ]) {
      const refused = await product.request('POST', `/api/tickets/bulk/${path}`);
      expect(refused.json()).toMatchObject({ status: 409, code });
    }
  });

  it.each([
    { category: 'billing' },
    { priority: 'low', status: 'in_progress' },
    { status: 'resolved' },
    { category: 'general', status: 'closed' },
  ])('does to many what a PATCH does to one: %j', async (change) => {
    const kinds = [
      {},
      { category: 'billing' },
      { priority: 'low', status: 'resolved' },
      { category: 'general', priority: 'high', status: 'closed' },
    ];
    const [patched, changed] = [await Promise.all(kinds.map(create)), await Promise.all(kinds.map(create))];
    await Promise.all(patched.map((id) => product.request('PATCH', `/api/tickets/${id}/`, change)));
    const asked = await product.request('POST', '/api/tickets/bulk/', { ids: changed, change });
    await ended(asked.headers.location);

    const outcomes = (ids: number[]) =>
      product.app.get(DataSource).query(
        `SELECT category_outcome, category_final, category_decided_by, priority_outcome, priority_final, priority_decided_by
          FROM unnest($1::integer[]) WITH ORDINALITY AS given (id, place) JOIN suggestion ON ticket_id = given.id ORDER BY place`,
        [ids],
      );
    // what the submitter had set to the same value stays the submitter's
    const byAnybody = (rows: unknown) =>
      JSON.parse(JSON.stringify(rows).replaceAll('"submitter"', '"agent"')) as unknown;
    expect(byAnybody(await outcomes(changed))).toEqual(byAnybody(await outcomes(patched)));
    for (const [place, id] of changed.entries()) {
      // a ticket that is so already is not changed once more
      const own = { id, created_at: '', updated_at: '', resolved_at: '', version: 0, suggestion: null };
      const [one, other] = [await ticket(id), await ticket(patched[place] ?? 0)].map((values) => ({
        ...values,
        ...own,
      }));
      expect(one).toEqual(other);
    }
  });

  it('carries out one after the other what is asked for at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => create()));
    const statuses = ['closed', 'in_progress', 'open', 'resolved'];
    const asked = [];
    for (const status of statuses) {
      asked.push(await product.request('POST', '/api/tickets/bulk/', { ids, change: { status } }));
    }
    const changes = await Promise.all(asked.map(({ headers }) => ended(headers.location)));
    expect(changes.map(({ results }) => results.changed)).toEqual([20, 20, 20, 20]);
    for (const [place, { started_at }] of changes.entries()) {
      expect(Date.parse(started_at ?? '')).toBeGreaterThanOrEqual(
        Date.parse(changes[place - 1]?.ended_at ?? started_at ?? ''),
      );
    }
    expect(await ticket(ids[0] ?? 0)).toMatchObject({ status: 'resolved', version: 5 });
  });

  it('cancels what has not ended, and undoes only what has', async () => {
    const { id } = await product.app.get(BulkChangesRepository).addForFilter({ status: 'open' }, {}, VISITOR); // nobody runs it
    const early = await product.request('POST', `/api/tickets/bulk/${id}/undo/`);
    expect(early.json()).toMatchObject({ status: 409, code: 'bulk_change_running' });
    const cancelled = await product.request('POST', `/api/tickets/bulk/${id}/cancel/`);
    expect(cancelled.statusCode).toBe(202);
    expect(cancelled.json()).toMatchObject({
      state: 'cancelled',
      cancel_requested: true,
      ended_at: expect.any(String),
    });
    expect((await product.request('POST', `/api/tickets/bulk/${id}/cancel/`)).statusCode).toBe(409);
  });

  it('changes all that match a filter, and all there are when that is said', async () => {
    const id = await create({ title: 'The zebrafish are loose' });
    const some = await product.request('POST', '/api/tickets/bulk/', {
      filter: { search: 'zebraFISH', status: ['open'] },
      change: { priority: 'critical' },
    });
    expect(some.json()).toMatchObject({
      filter: { status: ['open'], searched: true },
      progress: { done: 0, of: null },
    });
    expect(await ended(some.headers.location)).toMatchObject({ results: { changed: 1 }, progress: { done: 1, of: 1 } });
    expect(await ticket(id)).toMatchObject({ priority: 'critical', priority_source: 'person' });

    const unsure = await product.request('POST', '/api/tickets/bulk/', {
      filter: { needs_review: true },
      change: { priority: 'low' },
    });
    expect(unsure.json<{ filter: object }>().filter).toEqual({ needs_review: true, searched: false });
    await ended(unsure.headers.location);

    const all = await product.request('POST', '/api/tickets/bulk/', { filter: {}, change: { status: 'open' } });
    await ended(all.headers.location);
    const { open_tickets, total_tickets } = (await product.request('GET', '/api/tickets/stats/')).json<
      Record<string, number>
    >();
    expect(open_tickets).toBe(total_tickets);
  });

  it.each([
    [{ change: { status: 'open' } }, 'ids'],
    [{ ids: [1], filter: {}, change: { status: 'open' } }, 'filter'],
    [{ ids: [], change: { status: 'open' } }, 'ids'],
    [{ ids: [1, 2, 1], change: { status: 'open' } }, 'ids'],
    [{ ids: [0], change: { status: 'open' } }, 'ids'],
    [{ ids: [1.5], change: { status: 'open' } }, 'ids'],
    [{ ids: ['1'], change: { status: 'open' } }, 'ids'],
    [{ ids: 7, change: { status: 'open' } }, 'ids'],
    [{ ids: null, change: { status: 'open' } }, 'ids'],
    [{ ids: [1] }, 'change'],
    [{ ids: [1], change: {} }, 'change'],
    [{ ids: [1], change: [] }, 'change'],
    [{ ids: [1], change: { title: 'x' } }, 'change'],
    [{ ids: [1], change: { status: 'done' } }, 'change.status'],
    [{ ids: [1], change: { status: null } }, 'change.status'],
    [{ filter: null, change: { status: 'open' } }, 'filter'],
    [{ filter: 'all', change: { status: 'open' } }, 'filter'],
    [{ filter: [], change: { status: 'open' } }, 'filter'],
    [{ filter: { state: ['open'] }, change: { status: 'open' } }, 'filter'],
    [{ filter: { status: [] }, change: { status: 'open' } }, 'filter.status'],
    [{ filter: { status: ['done'] }, change: { status: 'open' } }, 'filter.status'],
    [{ filter: { search: ' ' }, change: { status: 'open' } }, 'filter.search'],
    [{ filter: { needs_review: 'yes' }, change: { status: 'open' } }, 'filter.needs_review'],
  ])('refuses %j', async (body, field) => {
    const answer = await product.request('POST', '/api/tickets/bulk/', body);
    expect(answer.json()).toMatchObject({ status: 400, code: 'validation_failed' });
    const { errors } = answer.json<{ errors: Record<string, string[]> }>();
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]?.[0]).toContain(field.split('.').at(-1));
  });

  it('refuses more ids than it takes', async () => {
    const ids = Array.from({ length: 10_001 }, (_, index) => index + 1);
    const asked = await product.request('POST', '/api/tickets/bulk/', { ids, change: { status: 'open' } });
    expect(asked.json()).toMatchObject({ errors: { ids: [expect.stringContaining('10001')] } });
  });

  it.each([
    ['GET', '999/', 404, 'bulk_change_not_found'],
    ['GET', '99999999999/rows/', 404, 'bulk_change_not_found'],
    ['POST', '999/undo/', 404, 'bulk_change_not_found'],
    ['POST', '999/cancel/', 404, 'bulk_change_not_found'],
    ['GET', '0x1/', 400, 'invalid_id'],
    ['GET', '1/rows/?cursor=abc', 400, 'invalid_cursor'],
    ['GET', `1/rows/?cursor=${Buffer.from('ticket>-3000000000').toString('base64url')}`, 400, 'invalid_cursor'],
    ['GET', '1/rows/?limit=1001', 400, 'validation_failed'],
    ['GET', '1/rows/?result=done', 400, 'validation_failed'],
  ] as const)('answers %s %s with %i', async (method, path, status, code) => {
    expect((await product.request(method, `/api/tickets/bulk/${path}`)).json()).toMatchObject({ status, code });
  });
});
