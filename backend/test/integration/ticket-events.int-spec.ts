import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { MadeSuggestion } from '../../src/classification/ledger/made-suggestion.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import { EventRemovalService } from '../../src/events/event-removal.service.js';
import { TicketsRepository } from '../../src/tickets/tickets.repository.js';
import { until } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

const WORDS = { title: 'Charged twice', description: 'My card was charged twice for the same invoice.' };
const DECIDED = { ...WORDS, category: 'general', priority: 'low' };

const SUGGESTION: MadeSuggestion = {
  category: 'billing',
  categoryConfidence: 0.9,
  priority: 'high',
  priorityConfidence: 0.8,
  reason: 'A reason',
  evidence: [],
  source: 'openai',
  model: 'a model',
  version: '1',
  degraded: false,
  effort: { latencyMs: 1, inputTokens: null, outputTokens: null, costUsd: null },
};

interface KeptEvent {
  ticket_id: number;
  kind: string;
  actor: string;
  version: number;
  bulk_id: number | null;
  changes: Record<string, unknown> | null;
}

describe('the events of tickets', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());
  beforeEach(() => query('TRUNCATE ticket, bulk_change, ticket_import RESTART IDENTITY CASCADE'));

  async function query<Row = unknown>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return product.app.get(DataSource).query<Row[]>(statement, parameters);
  }

  const events = () =>
    query<KeptEvent>('SELECT ticket_id, kind, actor, version, bulk_id, changes FROM ticket_event ORDER BY id');

  /** What has been written since. */
  async function eventsOf(work: () => Promise<unknown>): Promise<KeptEvent[]> {
    const [{ last }] = (await query<{ last: string }>('SELECT coalesce(max(id), 0) AS last FROM ticket_event')) as [
      { last: string },
    ];
    await work();
    return query<KeptEvent>(
      'SELECT ticket_id, kind, actor, version, bulk_id, changes FROM ticket_event WHERE id > $1 ORDER BY id',
      [last],
    );
  }

  const event = (ticketId: number, fields: Partial<KeptEvent>): KeptEvent => ({
    ticket_id: ticketId,
    kind: 'changed',
    actor: 'agent',
    version: 1,
    bulk_id: null,
    changes: null,
    ...fields,
  });

  const post = async (body: object = DECIDED) =>
    (await product.request('POST', '/api/tickets/', body)).json<{ id: number }>().id;

  const patch = (id: number, body: object) => product.request('PATCH', `/api/tickets/${id}/`, body);

  /** A ticket whose category and priority are proposed. */
  const keepProposed = async () =>
    (
      await query<{ id: number }>(
        `INSERT INTO ticket (title, description, category, category_source, category_confidence,
          priority, priority_source, priority_confidence)
        VALUES ('a', 'b', 'general', 'classifier', 0.4, 'low', 'default', 0) RETURNING id`,
      )
    )[0]?.id as number;

  const keepMany = (count: number) =>
    query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      SELECT 'a', 'b', 'general', 'person', 'low', 'person' FROM generate_series(1, $1)`,
      [count],
    );

  it('tell of a new ticket, each of those that one statement makes', async () => {
    const id = await post();
    expect(await events()).toEqual([event(id, { kind: 'created', actor: 'submitter' })]);
    const many = await eventsOf(() => keepMany(3));
    expect(many).toEqual([1, 2, 3].map((n) => event(id + n, { kind: 'created', actor: 'submitter' })));
  });

  it('tell of a ticket once that is sent twice with the same key', async () => {
    const send = () =>
      product.app.inject({
        method: 'POST',
        url: '/api/tickets/',
        payload: DECIDED,
        headers: { 'idempotency-key': 'a-key' },
      });
    await send();
    await send();
    expect(await events()).toHaveLength(1);
  });

  it('tell of a change with both values, and of a text only that it changed', async () => {
    const id = await post();
    const changed = await eventsOf(() =>
      patch(id, { title: 'Something else', category: 'billing', priority: 'high', status: 'resolved' }),
    );
    expect(changed).toEqual([
      event(id, {
        version: 2,
        changes: {
          title: true,
          category: ['general', 'billing', true],
          priority: ['low', 'high', true],
          status: ['open', 'resolved'],
        },
      }),
    ]);
    expect(await eventsOf(() => patch(id, { description: 'Another description.' }))).toEqual([
      event(id, { version: 3, changes: { description: true } }),
    ]);
    const kept = JSON.stringify(await query('SELECT * FROM ticket_event'));
    for (const word of ['Charged', 'invoice', 'Something', 'Another']) expect(kept).not.toContain(word);
  });

  it('tell that a proposal was accepted, overridden, or accepted by ending the work', async () => {
    const accepted = await keepProposed();
    expect(await eventsOf(() => patch(accepted, { category: 'general' }))).toEqual([
      event(accepted, { version: 2, changes: { category: ['general', 'general', true] } }),
    ]);
    const overridden = await keepProposed();
    expect(await eventsOf(() => patch(overridden, { priority: 'high' }))).toEqual([
      event(overridden, { version: 2, changes: { priority: ['low', 'high', true] } }),
    ]);
    const ended = await keepProposed();
    expect(await eventsOf(() => patch(ended, { status: 'closed' }))).toEqual([
      event(ended, {
        version: 2,
        changes: {
          status: ['open', 'closed'],
          category: ['general', 'general', true],
          priority: ['low', 'low', true],
        },
      }),
    ]);
  });

  it('tell of a later proposal of the classifier', async () => {
    const id = await keepProposed();
    const told = await eventsOf(() => product.app.get(TicketsRepository).propose(id, SUGGESTION, {}));
    expect(told).toEqual([
      event(id, {
        kind: 'suggested',
        actor: 'classifier',
        version: 2,
        changes: { category: ['general', 'billing', false], priority: ['low', 'high', false] },
      }),
    ]);
    await patch(id, { category: 'account' });
    const [half] = await eventsOf(() =>
      product.app.get(TicketsRepository).propose(id, { ...SUGGESTION, priorityConfidence: 0.7 }, {}),
    );
    expect(half).toMatchObject({ kind: 'suggested', changes: { priority: ['high', 'high', false] } });
    expect(half?.changes).not.toHaveProperty('category');
    expect((await eventsOf(() => patch(id, { status: 'in_progress' })))[0]).toMatchObject({ actor: 'agent' });
  });

  it('tell of a deletion, with the last version', async () => {
    const id = await post();
    await patch(id, { status: 'closed' });
    expect(await eventsOf(() => product.request('DELETE', `/api/tickets/${id}/`))).toEqual([
      event(id, { kind: 'deleted', version: 2 }),
    ]);
  });

  it('tell of a bulk change and of its undoing, ticket by ticket', async () => {
    const [one, two] = [await keepProposed(), await post({ ...DECIDED, status: 'closed' })];
    const run = async (path: string, body?: object) => {
      const { location } = (await product.request('POST', path, body)).headers;
      const state = async () => (await product.request('GET', String(location))).json<{ state: string }>().state;
      await until(async () => (await state()) === 'completed');
    };
    const changed = await eventsOf(() =>
      run('/api/tickets/bulk/', { ids: [one, two, 999], change: { status: 'closed' } }),
    );
    const bulk = { actor: 'bulk', bulk_id: 1 };
    const changes = {
      status: ['open', 'closed'],
      category: ['general', 'general', true],
      priority: ['low', 'low', true],
    };
    expect(changed).toEqual([event(one, { ...bulk, version: 2, changes })]);
    expect(await eventsOf(() => run('/api/tickets/bulk/1/undo/'))).toEqual([
      event(one, {
        actor: 'bulk',
        bulk_id: 2,
        version: 3,
        changes: {
          status: ['closed', 'open'],
          category: ['general', 'general', false],
          priority: ['low', 'low', false],
        },
      }),
    ]);
  });

  it('tell of the tickets of a file', async () => {
    const rows = [1, 2, 3].map((n) => JSON.stringify({ ...DECIDED, title: `Ticket ${n}` })).join('\n');
    const told = await eventsOf(async () => {
      await product.app.inject({
        method: 'POST',
        url: '/api/tickets/import/',
        headers: { 'content-type': 'application/x-ndjson' },
        payload: rows,
      });
      await until(async () => (await query('SELECT FROM ticket')).length === 3);
    });
    expect(told).toEqual([1, 2, 3].map((id) => event(id, { kind: 'created', actor: 'import' })));
  });

  it('tell of changes by hand, by an agent unless somebody else is named', async () => {
    const id = await post();
    expect(await eventsOf(() => query(`UPDATE ticket SET status = 'closed' WHERE id = $1`, [id]))).toEqual([
      event(id, { changes: { status: ['open', 'closed'] } }),
    ]);
    const named = await eventsOf(() =>
      product.app.get(DataSource).transaction(async (manager) => {
        await manager.query(`SET LOCAL triagedesk.actor = 'system'`);
        await manager.query('DELETE FROM ticket WHERE id = $1', [id]);
      }),
    );
    expect(named).toEqual([event(id, { kind: 'deleted', actor: 'system' })]);
    expect((await eventsOf(() => keepMany(20)))[0]).toMatchObject({ actor: 'submitter' });
  });

  it('say nothing of what nobody can see, of what changed nothing, and of what was taken back', async () => {
    const id = await post();
    const silent = await eventsOf(async () => {
      await query('UPDATE ticket SET updated_at = now() + interval $$1 minute$$');
      await query('UPDATE ticket SET status = status, title = title, category = category');
      await query('UPDATE ticket SET version = version + 1 WHERE id = 999');
      await patch(id, {});
      await product.app.inject({
        method: 'PATCH',
        url: `/api/tickets/${id}/`,
        headers: { 'if-match': '"9"' },
        payload: { status: 'closed' },
      });
      await product.app
        .get(DataSource)
        .transaction(async (manager) => {
          await manager.query(`UPDATE ticket SET status = 'closed'`);
          throw new Error('taken back');
        })
        .catch(() => undefined);
      await product.app.get(DataSource).transaction(async (manager) => {
        await manager.query('SAVEPOINT here');
        await manager.query('DELETE FROM ticket');
        await manager.query('ROLLBACK TO here');
      });
    });
    expect(silent).toEqual([]);
  });

  it('tell that the version is another one, which clients compare', async () => {
    const id = await post();
    expect(await eventsOf(() => patch(id, { status: 'open' }))).toEqual([event(id, { version: 2 })]);
  });

  it('are forgotten when all tickets are removed at once', async () => {
    await post();
    await query('TRUNCATE ticket CASCADE');
    expect(await events()).toEqual([]);
  });

  it('are forgotten a month after the ticket was deleted, and no sooner', async () => {
    const [kept, recent, old] = [await post(), await post(), await post()];
    for (const id of [recent, old]) await product.request('DELETE', `/api/tickets/${id}/`);
    await query(`UPDATE ticket_event SET at = at - interval '31 days' WHERE ticket_id = ANY ($1)`, [[kept, old]]);
    await query(`UPDATE ticket_event SET at = at - interval '29 days' WHERE ticket_id = $1`, [recent]);
    expect(await product.app.get(EventRemovalService).forgetOld()).toEqual({ forgotten: 1 });
    expect((await events()).map(({ ticket_id }) => ticket_id)).toEqual([kept, recent, recent]);
  });

  it('take no longer by the ticket when many are changed that were planned for one', async () => {
    const runner = product.app.get(DataSource).createQueryRunner();
    try {
      await keepMany(10_000);
      await runner.query(`SET statement_timeout = '5s'`);
      await runner.query(`UPDATE ticket SET status = 'in_progress' WHERE id = 1`);
      await runner.query(`UPDATE ticket SET priority = 'high'`);
      const [told] = (await runner.query(`SELECT count(*)::int AS n FROM ticket_event WHERE kind = 'changed'`)) as [
        { n: number },
      ];
      expect(told.n).toBe(10_001);
    } finally {
      await runner.query('RESET statement_timeout');
      await runner.release();
    }
  });

  describe('after whatever was done', () => {
    const set = fc.oneof(
      fc
        .constantFrom(...CATEGORIES)
        .map((value) => `category = '${value}', category_source = 'person', category_confidence = NULL`),
      fc
        .constantFrom(...CATEGORIES)
        .map((value) => `category = '${value}', category_source = 'classifier', category_confidence = 0.5`),
      fc.constantFrom(...PRIORITIES).map((value) => `priority = '${value}'`),
      fc.constantFrom(...STATUSES).map((value) => `status = '${value}'`),
      fc.constant(`title = title || '!'`),
    );
    const where = fc.oneof(
      fc.nat(5).map((place) => `id = (SELECT id FROM ticket ORDER BY id OFFSET ${place} LIMIT 1)`),
      fc.constantFrom(...STATUSES).map((value) => `status = '${value}'`),
    );
    const statement = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }).map((count) => insertion(count)) },
      {
        weight: 6,
        arbitrary: fc
          .tuple(set, where)
          .map(([change, which]) => `UPDATE ticket SET ${change}, version = version + 1 WHERE ${which}`),
      },
      { weight: 1, arbitrary: where.map((which) => `DELETE FROM ticket WHERE ${which}`) },
    );
    const insertion = (count: number) =>
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      SELECT 'a', 'b', 'general', 'person', 'low', 'person' FROM generate_series(1, ${count})`;

    it('lead from the first values of each ticket to those that it has', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 25 }), async (statements) => {
          await query('TRUNCATE ticket RESTART IDENTITY CASCADE');
          for (const text of statements) await query(text);
          const tickets = await query<Record<string, unknown>>(
            'SELECT id, category, priority, status, version FROM ticket ORDER BY id',
          );
          const told = await events();
          for (const ticket of tickets) {
            const [created, ...later] = told.filter(({ ticket_id }) => ticket_id === ticket['id']);
            expect(created?.kind).toBe('created');
            expect([1, ...later.map(({ version }) => version)]).toEqual(
              Array.from({ length: Number(ticket['version']) }, (_, index) => index + 1),
            );
            const values: Record<string, unknown> = { category: 'general', priority: 'low', status: 'open' };
            for (const { changes } of later) {
              for (const field of ['category', 'priority', 'status']) {
                const change = changes?.[field] as [string, string] | undefined;
                if (!change) continue;
                expect(change[0]).toBe(values[field]);
                values[field] = change[1];
              }
            }
            expect(values).toEqual({
              category: ticket['category'],
              priority: ticket['priority'],
              status: ticket['status'],
            });
          }
          const gone = told.filter(({ kind }) => kind === 'deleted').map(({ ticket_id }) => ticket_id);
          const there = tickets.map(({ id }) => id);
          const made = told.filter(({ kind }) => kind === 'created').map(({ ticket_id }) => ticket_id);
          expect([...there, ...gone].sort((a, b) => Number(a) - Number(b))).toEqual(made);
        }),
        { numRuns: 40 },
      );
    });
  });
});
