import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { findDifferences } from '../../src/cli/recount/recount.repository.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { isDone, STATUSES } from '../../src/domain/status.js';
import { EventRemovalService } from '../../src/events/event-removal.service.js';
import { DeletedTicketsRepository } from '../../src/tickets/deleted/deleted-tickets.repository.js';
import { TestApp } from '../support/test-app.js';
import { VISITOR } from '../support/visitor.js';

/** Anything that PostgreSQL keeps, with something to read in it. */
const text = fc.string({ unit: 'grapheme', maxLength: 150 }).map((any) => `x${any.replaceAll('\0', '')}`);
const confidence = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }));
const ageMs = fc.integer({ min: 0, max: 2_000_000_000_000 });

const suggestion = fc.record({
  model: text,
  reason: text,
  evidence: fc.array(fc.record({ field: fc.constantFrom('title', 'description'), text, start: fc.nat(9) }), {
    maxLength: 3,
  }),
  isSettled: fc.boolean(),
});

const anyTicket = fc.record({
  title: text,
  description: text,
  category: fc.constantFrom(...CATEGORIES),
  categoryConfidence: confidence,
  priority: fc.constantFrom(...PRIORITIES),
  priorityConfidence: confidence,
  status: fc.constantFrom(...STATUSES),
  age: ageMs,
  version: fc.integer({ min: 1, max: 1_000_000 }),
  suggestions: fc.array(suggestion, { maxLength: 3 }),
});

type AnyTicket = typeof anyTicket extends fc.Arbitrary<infer Value> ? Value : never;

describe('deleted tickets', () => {
  let product: TestApp;
  let deleted: DeletedTicketsRepository;
  beforeAll(async () => {
    product = await TestApp.start();
    deleted = product.app.get(DeletedTicketsRepository);
  });
  afterAll(() => product.stop());
  beforeEach(() => query('TRUNCATE ticket, idempotency_key RESTART IDENTITY CASCADE'));

  async function query<Row = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return product.app.get(DataSource).query<Row[]>(statement, values);
  }

  async function keep(fields: Partial<AnyTicket> = {}): Promise<number> {
    const { title = 'a', description = 'b', category = 'general', priority = 'low', status = 'open' } = fields;
    const { categoryConfidence = null, priorityConfidence = null, age = 0, version = 1, suggestions = [] } = fields;
    const [kept] = await query<{ id: number }>(
      `INSERT INTO ticket (title, description, category, category_source, category_confidence,
        priority, priority_source, priority_confidence, status, created_at, resolved_at, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() - interval '1 ms' * $10,
        CASE WHEN $11 THEN now() - interval '1 ms' * $10 / 2 END, $12) RETURNING id`,
      [
        title,
        description,
        category,
        categoryConfidence === null ? 'person' : 'classifier',
        categoryConfidence,
        priority,
        priorityConfidence === null ? 'person' : 'default',
        priorityConfidence,
        status,
        age,
        isDone(status),
        version,
      ],
    );
    const id = kept?.id ?? 0;
    for (const { model, reason, evidence, isSettled } of suggestions) {
      await query(
        `INSERT INTO suggestion (ticket_id, source, model, version, degraded, category, category_confidence,
          category_outcome, category_final, category_decided_by, category_decided_at, priority, priority_confidence,
          reason, evidence, latency_ms)
        VALUES ($1, 'embedded', $2, '1', false, 'billing', 0.5, $5,
          CASE WHEN $6 THEN 'billing'::ticket_category END, CASE WHEN $6 THEN 'agent'::suggestion_decider END,
          CASE WHEN $6 THEN now() END, 'low', 0.5, $3, $4, 1)`,
        [id, model, reason, JSON.stringify(evidence), isSettled ? 'accepted' : 'open', isSettled],
      );
    }
    return id;
  }

  const rows = async () => ({
    tickets: await query<{ version: number; updated_at: Date }>('SELECT * FROM ticket ORDER BY id'),
    suggestions: await query('SELECT * FROM suggestion ORDER BY id'),
  });
  const words = async () =>
    JSON.stringify(await query('SELECT reason, evidence, ticket_id FROM suggestion ORDER BY id'));
  const differences = async () => (await findDifferences(product.database.url, () => undefined)).found;
  const age = (id: number, interval: string) =>
    query(`UPDATE deleted_ticket SET deleted_at = deleted_at - $2::interval WHERE ticket_id = $1`, [id, interval]);
  const kinds = async (id: number) =>
    (
      await query<{ told: string }>(
        `SELECT concat_ws(' ', kind, actor, version) AS told FROM ticket_event WHERE ticket_id = $1 ORDER BY id`,
        [id],
      )
    ).map(({ told }) => told);

  it('come back with everything that they were, as the next version', async () => {
    await fc.assert(
      fc.asyncProperty(anyTicket, async (ticket) => {
        await query('TRUNCATE ticket CASCADE');
        const id = await keep(ticket);
        const before = await rows();
        expect(await deleted.delete(id, VISITOR)).toBe(true);
        expect((await rows()).tickets).toEqual([]);
        expect(await words()).not.toContain('"x');
        expect(await deleted.restore(id, VISITOR)).toBe(true);
        const after = await rows();
        const [was] = before.tickets;
        const [now] = after.tickets;
        expect(now).toEqual({ ...was, version: ticket.version + 1, updated_at: now?.updated_at });
        expect(after.suggestions).toEqual(before.suggestions);
        expect(await query('SELECT FROM deleted_ticket')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are not counted, and counted again afterwards', async () => {
    const counts = () =>
      query(
        'SELECT category, status, sum(tickets)::int AS tickets FROM ticket_count_now GROUP BY 1, 2 HAVING sum(tickets) > 0',
      );
    const ids = [await keep({ status: 'resolved', age: 90_000_000 }), await keep({ category: 'billing' })];
    const before = await counts();
    await query('SELECT ticket_count_fold()');
    for (const id of ids) await deleted.delete(id, VISITOR);
    expect([await counts(), await differences()]).toEqual([[], []]);
    for (const id of ids) await deleted.restore(id, VISITOR);
    expect([await counts(), await differences()]).toEqual([before, []]);
  });

  it('are found again by their words', async () => {
    const id = await keep({ title: 'Zanzibar' });
    await deleted.delete(id, VISITOR);
    const found = async () => (await product.request('GET', '/api/tickets/?search=zanzibar')).json<{ id: number }[]>();
    expect(await found()).toEqual([]);
    await query('TRUNCATE search_word, search_word_backlog');
    await deleted.restore(id, VISITOR);
    expect((await found()).map((ticket) => ticket.id)).toEqual([id]);
  });

  it('tell in their history who took them away and brought them back', async () => {
    const id = await keep();
    await deleted.delete(id, VISITOR);
    await deleted.restore(id, VISITOR);
    expect(await kinds(id)).toEqual(['created submitter 1', 'deleted agent 1', 'restored agent 2']);
    expect(await kinds(await keep())).toEqual(['created submitter 1']);
  });

  it('keep their history when they came back, for as long as they are there', async () => {
    const [back, gone] = [await keep(), await keep()];
    for (const id of [back, gone]) await deleted.delete(id, VISITOR);
    await deleted.restore(back, VISITOR);
    await query(`UPDATE ticket_event SET at = at - interval '40 days'`);
    await product.app.get(EventRemovalService).forgetOld();
    expect([(await kinds(back)).length, (await kinds(gone)).length]).toEqual([3, 0]);
    await deleted.delete(back, VISITOR);
    await query(`UPDATE ticket_event SET at = at - interval '40 days'`);
    await product.app.get(EventRemovalService).forgetOld();
    expect(await kinds(back)).toEqual([]);
  });

  it('keep the words of a suggestion that came while the deletion waited', async () => {
    const id = await keep({ categoryConfidence: 0.2 });
    const writer = new Client({ connectionString: product.database.url });
    await writer.connect();
    try {
      await writer.query('BEGIN');
      await writer.query(`UPDATE ticket SET category = 'billing', version = 2 WHERE id = $1`, [id]);
      const deleting = deleted.delete(id, VISITOR);
      await untilSomebodyWaits();
      await writer.query(
        `INSERT INTO suggestion (ticket_id, source, model, version, degraded, category, category_confidence, priority,
          priority_confidence, reason, evidence, latency_ms)
        VALUES ($1, 'openai', 'm', '1', false, 'billing', 0.5, 'low', 0.5, 'Late words', '[]', 1)`,
        [id],
      );
      await writer.query('COMMIT');
      expect(await deleting).toBe(true);
    } finally {
      await writer.end();
    }
    expect(await words()).not.toContain('Late');
    await deleted.restore(id, VISITOR);
    expect(await words()).toContain('Late');
  });

  it('are there or deleted, never both or neither, whoever deletes and restores at once', async () => {
    const id = await keep({ suggestions: [{ model: 'm', reason: 'xWords', evidence: [], isSettled: true }] });
    for (let round = 0; round < 15; round++) {
      const done = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          index % 2 === 0 ? deleted.delete(id, VISITOR) : deleted.restore(id, VISITOR),
        ),
      );
      const [state] = await query<{ there: number; kept: number }>(
        `SELECT (SELECT count(*)::int FROM ticket) AS there, (SELECT count(*)::int FROM deleted_ticket) AS kept`,
      );
      expect((state?.there ?? 0) + (state?.kept ?? 0)).toBe(1);
      expect(done).toContain(true);
    }
    await deleted.restore(id, VISITOR);
    expect(await words()).toContain('xWords');
    const told = (await kinds(id)).map((line) => line.split(' ')[0]);
    expect(told.slice(1)).toEqual(told.slice(1).map((_, index) => (index % 2 === 0 ? 'deleted' : 'restored')));
    expect(await differences()).toEqual([]);
  }, 30_000);

  it('are purged when they are older than 30 days, and cannot be restored from then on', async () => {
    const [old, recent] = [await keep({ title: 'Old' }), await keep({ title: 'Recent' })];
    for (const id of [old, recent]) await deleted.delete(id, VISITOR);
    await age(old, '30 days 1 minute');
    await age(recent, '29 days 23 hours 59 minutes');
    expect(await deleted.restore(old, VISITOR)).toBe(false);
    expect((await deleted.find(10)).map(({ id }) => id)).toEqual([recent]);
    expect([await deleted.purge(), await deleted.purge()]).toEqual([1, 0]);
    expect(await query('SELECT ticket_id FROM deleted_ticket')).toEqual([{ ticket_id: recent }]);
    expect(await deleted.restore(recent, VISITOR)).toBe(true);
  });

  it('are purged in any number', async () => {
    await query(
      `INSERT INTO deleted_ticket SELECT n, now() - interval '31 days', '{}', '[]', '{}' FROM generate_series(1, 2500) AS n`,
    );
    expect(await deleted.purge()).toBe(2_500);
  });

  it('give way to a ticket that got their number by hand', async () => {
    const id = await keep({ title: 'First' });
    await deleted.delete(id, VISITOR);
    await query(
      `INSERT INTO ticket (id, title, description, category, category_source, priority, priority_source)
      OVERRIDING SYSTEM VALUE VALUES ($1, 'Second', 'b', 'general', 'person', 'low', 'person')`,
      [id],
    );
    expect(await deleted.restore(id, VISITOR)).toBe(false);
    expect(await deleted.delete(id, VISITOR)).toBe(true);
    await deleted.restore(id, VISITOR);
    expect((await rows()).tickets).toMatchObject([{ id, title: 'Second' }]);
  });

  it('go with all tickets when the table is emptied, and are none when somebody deletes by hand', async () => {
    await deleted.delete(await keep(), VISITOR);
    await query('TRUNCATE ticket CASCADE');
    await keep();
    await query('DELETE FROM ticket');
    expect(await query('SELECT FROM deleted_ticket')).toEqual([]);
  });

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const waiting = await query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (waiting.length > 0) return;
    }
  }
});
