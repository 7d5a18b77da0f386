import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ClassifierSettingsService } from '../../src/classification/settings/classifier-settings.service.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { readEnvironment } from '../../src/config/environment.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import type { WorkKind } from '../../src/jobs/job-kind.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import type { SetByAgent } from '../../src/tickets/agent-changes.js';
import type { BulkFilter } from '../../src/tickets/bulk/bulk-change.js';
import type { BulkChange } from '../../src/tickets/bulk/bulk-change.entity.js';
import { BulkChangesModule } from '../../src/tickets/bulk/bulk-changes.module.js';
import { BulkChangesRepository } from '../../src/tickets/bulk/bulk-changes.repository.js';
import { BulkChangesService } from '../../src/tickets/bulk/bulk-changes.service.js';
import { BulkRunRepository } from '../../src/tickets/bulk/bulk-run.repository.js';
import { BulkTargetsRepository, holdRun } from '../../src/tickets/bulk/bulk-targets.repository.js';
import { BulkRunner } from '../../src/tickets/bulk/bulk-runner.service.js';
import { until } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { VISITOR } from '../support/visitor.js';

/** Not a multiple of the batch size. */
const TICKETS = 1_234;

const never = new AbortController().signal;

describe('bulk changes', () => {
  let database: TestDatabase;
  let process: TestingModule;
  let changes: BulkChangesRepository;
  let runs: BulkRunRepository;
  let targets: BulkTargetsRepository;
  let runner: BulkRunner;
  let work: WorkKind;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    process = await Test.createTestingModule({
      imports: [ConfigModule.with(environment), DatabaseModule, BulkChangesModule],
    })
      .overrideProvider(JobsService) // the tests run the work themselves
      .useValue({
        registerWork: (kind: WorkKind) => (work = kind),
        register: () => undefined,
        enqueue: () => undefined,
      })
      .compile();
    await process.init();
    changes = process.get(BulkChangesRepository);
    runs = process.get(BulkRunRepository);
    targets = process.get(BulkTargetsRepository);
    runner = process.get(BulkRunner);
  });
  afterAll(async () => {
    await process.close();
    await database.drop();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  beforeEach(async () => {
    await query('TRUNCATE ticket, bulk_change RESTART IDENTITY CASCADE');
    await keepTickets(TICKETS);
  });

  async function query<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return process.get(DataSource).query<Row[]>(statement, parameters);
  }

  /** Every combination of values and of who decided them; half of the proposals are in the ledger, some of them twice. */
  async function keepTickets(count: number): Promise<void> {
    await query(
      `INSERT INTO ticket (title, description, category, category_source, category_confidence, priority, priority_source,
        priority_confidence, status, resolved_at)
      SELECT 'Ticket ' || n, CASE WHEN n % 10 = 0 THEN 'The Invoice is wrong.' ELSE 'Something else.' END,
        (enum_range(NULL::ticket_category))[1 + n % 4],
        CASE WHEN n % 3 = 0 THEN 'classifier' ELSE 'person' END::ticket_field_source,
        CASE WHEN n % 3 = 0 AND n % 2 = 0 THEN 0.5 + (n % 7) / 100.0 END,
        (enum_range(NULL::ticket_priority))[1 + n / 4 % 4],
        CASE WHEN n % 5 = 0 THEN 'default' ELSE 'person' END::ticket_field_source,
        CASE WHEN n % 5 = 0 THEN 0.25 END,
        (enum_range(NULL::ticket_status))[1 + n / 16 % 4],
        CASE WHEN n / 16 % 4 > 1 THEN now() - n * interval '1 minute' END
      FROM generate_series(1, $1::integer) AS n`,
      [count],
    );
    await query(
      `INSERT INTO suggestion (ticket_id, source, model, version, degraded, reason, evidence, latency_ms, category,
        category_confidence, priority, priority_confidence, priority_outcome, priority_final, priority_decided_by, priority_decided_at)
      SELECT id, 'embedded', 'embedded', 'v', false, '', '[]', 1, category, 0.5, 'low', 0.5,
        CASE priority WHEN 'low' THEN 'accepted' ELSE 'overridden' END::suggestion_outcome, priority, 'submitter', now() - interval '1 day'
      FROM ticket, generate_series(1, CASE WHEN id % 12 = 0 THEN 2 ELSE 1 END) WHERE category_confidence IS NOT NULL`,
    );
  }

  const changeAll = (wanted: SetByAgent, filter: BulkFilter = {}) => changes.addForFilter(wanted, filter, VISITOR);

  async function carriedOut({ id }: BulkChange): Promise<BulkChange> {
    await runner.run({ signal: never }, { id });
    return (await changes.find(id)) as BulkChange;
  }

  /** How many connections wait for a lock. */
  async function countWaiting(): Promise<number> {
    const waiting = await query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length;
  }

  /** All that a change can touch, except what counts changes. */
  const everything = async () => ({
    tickets: await query(
      `SELECT id, category, category_source, category_confidence, priority, priority_source, priority_confidence, status,
        resolved_at FROM ticket ORDER BY id`,
    ),
    suggestions: await query('SELECT * FROM suggestion ORDER BY id'),
  });

  async function expectTrueCounters(): Promise<void> {
    const values = 'category, priority, status';
    const difference = await query(
      `SELECT ${values}, sum(tickets) FROM (
        SELECT ${values}, tickets FROM ticket_count_now UNION ALL SELECT ${values}, -1 FROM ticket_place
      ) AS both_ways GROUP BY ${values} HAVING sum(tickets) <> 0`,
    );
    expect(difference).toEqual([]);
  }

  it('changes what differs, leaves what a person set so already, and notes both with the values before', async () => {
    await query(
      `UPDATE ticket SET category = 'billing', category_source = 'person', category_confidence = NULL WHERE id = 2`,
    );
    await query(
      `UPDATE ticket SET category = 'billing', category_source = 'classifier', category_confidence = 0.3 WHERE id = 3`,
    );
    await query(`UPDATE ticket SET category = 'general' WHERE id = 4`);
    const change = await carriedOut(await changes.addForIds({ category: 'billing' }, [2, 3, 4, 900_000], VISITOR));
    expect(change).toMatchObject({ state: 'completed', total: 4, changed: 2, unchanged: 1, missing: 1, skipped: 0 });
    expect(await changes.findRows(change.id, { limit: 10, after: 0 })).toMatchObject([
      { ticketId: 2, result: 'unchanged', categoryBefore: 'billing', versionAfter: null },
      {
        ticketId: 3,
        result: 'changed',
        categoryBefore: 'billing',
        categorySourceBefore: 'classifier',
        versionAfter: 2,
      },
      { ticketId: 4, result: 'changed', categoryBefore: 'general', versionAfter: 2 },
      { ticketId: 900_000, result: 'missing', categoryBefore: null },
    ]);
    expect(
      await query(
        'SELECT id, category, category_source, category_confidence, version FROM ticket WHERE id < 5 ORDER BY id',
      ),
    ).toEqual([
      expect.objectContaining({ id: 1, version: 1 }),
      { id: 2, category: 'billing', category_source: 'person', category_confidence: null, version: 1 },
      { id: 3, category: 'billing', category_source: 'person', category_confidence: null, version: 2 },
      { id: 4, category: 'billing', category_source: 'person', category_confidence: null, version: 2 },
    ]);
    expect(await changes.findRows(change.id, { result: ['missing', 'unchanged'], limit: 1, after: 2 })).toMatchObject([
      { ticketId: 900_000 },
    ]);
  });

  it('settles the suggestions of changed tickets as an agent’s decision', async () => {
    await carriedOut(await changeAll({ category: 'account', status: 'closed' }));
    const [wrong] = await query<{ count: string }>(
      `SELECT count(*) FROM suggestion JOIN ticket ON ticket.id = ticket_id
      WHERE category_final <> ticket.category OR category_decided_by <> 'agent' OR priority_decided_by <> 'submitter'
        OR (category_outcome = 'accepted') <> (suggestion.category = 'account')`,
    );
    expect(wrong?.count).toBe('0');
    expect(await query('SELECT FROM ticket WHERE num_nonnulls(category_confidence, priority_confidence) > 0')).toEqual(
      [],
    );
    await expectTrueCounters();
  });

  it.each<BulkFilter & { condition: string }>([
    { condition: 'true' },
    {
      status: ['open', 'closed'],
      category: ['billing'],
      condition: `status IN ('open', 'closed') AND category = 'billing'`,
    },
    { search: 'voic WRONG', condition: `description LIKE '%Invoice%'` },
    { search: '100%', condition: 'false' },
    { search: 'IS', condition: `description LIKE '%Invoice%'` },
    { search: 'invoice else', condition: 'false' },
    { needs_review: true, condition: 'least(category_confidence, priority_confidence) < 0.6' },
    {
      needs_review: false,
      priority: ['low'],
      condition: `priority = 'low' AND coalesce(least(category_confidence, priority_confidence), 1) >= 0.6`,
    },
  ])('takes the tickets that match %j', async ({ condition, ...filter }) => {
    const wanted = await query<{ id: number }>(`SELECT id FROM ticket WHERE ${condition} ORDER BY id`);
    const change = await carriedOut(await changeAll({ priority: 'critical' }, filter));
    const rows = await changes.findRows(change.id, { limit: TICKETS, after: 0 });
    expect(rows.map(({ ticketId }) => ticketId)).toEqual(wanted.map(({ id }) => id));
    expect(change).toMatchObject({ state: 'completed', total: wanted.length });
  });

  describe('of what needs a review', () => {
    const settings = () => process.get(ClassifierSettingsService);
    const ROBIN = { actor: 'robin@example.org', address: '192.0.2.7' };
    afterEach(async () => {
      await settings().change({ REVIEW_THRESHOLD: null }, ROBIN);
    });

    it.each([true, false])('takes those of the moment of asking (%j)', async (needsReview) => {
      await settings().change({ REVIEW_THRESHOLD: 0.3 }, ROBIN);
      const doubt = 'coalesce(least(category_confidence, priority_confidence), 1)';
      const wanted = await query(`SELECT FROM ticket WHERE (${doubt} < 0.3) = $1`, [needsReview]);
      const { change } = await process
        .get(BulkChangesService)
        .request({ filter: { needs_review: needsReview }, change: { status: 'closed' } }, VISITOR);
      await settings().change({ REVIEW_THRESHOLD: 0.9 }, ROBIN);
      expect((await carriedOut(change)).total).toBe(wanted.length);
    });
  });

  it('leaves alone what arrives or begins to match after it has begun', async () => {
    const change = await changeAll({ status: 'closed' }, { category: ['general'] });
    const begun = await runs.begin(change.id);
    await targets.choose(begun as BulkChange, { category: ['general'], words: [] }, never);
    await keepTickets(10);
    await query(`UPDATE ticket SET category = 'general' WHERE category = 'billing'`);
    const { total } = await carriedOut(change);
    expect(total).toBe(Math.floor((TICKETS + 1) / 4));
    expect(await query('SELECT FROM ticket WHERE version > 1 AND id > $1', [TICKETS])).toEqual([]);
  });

  it('chooses its tickets once when two runs choose at the same moment', async () => {
    const begun = (await runs.begin((await changeAll({ status: 'closed' })).id)) as BulkChange;
    const other = process.get(DataSource).createQueryRunner();
    await other.startTransaction();
    await holdRun(other.manager, begun.id);
    const choosing = Promise.all([1, 2].map(() => targets.choose(begun, { words: [] }, never)));
    await until(async () => (await countWaiting()) === 2);
    await query(`DELETE FROM ticket WHERE id = 1`); // they see what is there when they have the lock
    await other.commitTransaction();
    await other.release();
    await choosing;
    expect((await changes.find(begun.id))?.total).toBe(TICKETS - 1);
    expect(await query(`SELECT FROM pg_locks WHERE locktype = 'advisory'`)).toEqual([]);
  });

  it.each<[string, (id: number) => Promise<unknown>]>([
    ['chosen', async (id) => targets.choose((await runs.begin(id)) as BulkChange, { words: ['wrong'] }, never)],
    ['cancelled before', (id) => changes.requestCancel(id)],
    ['given up before', (id) => changes.fail(id)],
  ])('forgets what was searched for when the tickets are %s', async (_, end) => {
    const { id } = await changeAll({ status: 'closed' }, { search: 'wrong', status: ['open'] });
    expect((await changes.find(id))?.filter).toEqual({ search: 'wrong', status: ['open'] });
    await end(id);
    expect((await changes.find(id))?.filter).toEqual({ searched: true, status: ['open'] });
  });

  it('tells how far it is after each batch', async () => {
    const change = await changeAll({ status: 'open' });
    await targets.choose((await runs.begin(change.id)) as BulkChange, null, never);
    const seen: number[] = [];
    while (await runs.runBatch(change.id, 400)) {
      const { changed = 0, unchanged = 0, total } = (await changes.find(change.id)) ?? {};
      seen.push(changed + unchanged);
      expect(total).toBe(TICKETS);
    }
    expect(seen).toEqual([400, 800, 1_200]);
  });

  it('can be undone exactly: values, who decided them, since when it is done, and the ledger', async () => {
    const before = await everything();
    const change = await carriedOut(await changeAll({ category: 'technical', priority: 'high', status: 'resolved' }));
    expect(await everything()).not.toEqual(before);
    const undoing = await carriedOut((await changes.addUndo(change.id, VISITOR)) as BulkChange);
    expect(undoing).toMatchObject({ state: 'completed', undoOf: change.id, changed: change.changed, skipped: 0 });
    expect(await everything()).toEqual(before);
    await expectTrueCounters();
    expect(await changes.addUndo(change.id, VISITOR)).toBe('undone');
  });

  it('undoes the reopening of what was done', async () => {
    const before = await everything();
    const change = await carriedOut(await changeAll({ status: 'open' }));
    await carriedOut((await changes.addUndo(change.id, VISITOR)) as BulkChange);
    expect(await everything()).toEqual(before);
  });

  it('does not undo what somebody changed or deleted since', async () => {
    const change = await carriedOut(await changes.addForIds({ status: 'in_progress' }, [1, 2, 3, 4], VISITOR));
    await query(`UPDATE ticket SET priority = 'critical', version = version + 1 WHERE id = 2`);
    await query('DELETE FROM ticket WHERE id = 3');
    const undoing = await carriedOut((await changes.addUndo(change.id, VISITOR)) as BulkChange);
    expect(undoing).toMatchObject({ changed: 2, skipped: 1, missing: 1 });
    expect(await query('SELECT id, status FROM ticket WHERE id < 5 ORDER BY id')).toEqual([
      { id: 1, status: 'open' },
      { id: 2, status: 'in_progress' },
      { id: 4, status: 'open' },
    ]);
  });

  it('goes on where a killed run stopped, and two runs of the same change do nothing twice', async () => {
    const change = await changeAll({ category: 'general', priority: 'low', status: 'in_progress' });
    const killed = new AbortController();
    const runBatch = runs.runBatch.bind(runs);
    let batches = 0;
    jest.spyOn(runs, 'runBatch').mockImplementation(async (...batch) => {
      const goesOn = await runBatch(...batch);
      if (++batches === 2) killed.abort();
      return goesOn;
    });
    const first = runner.run({ signal: killed.signal }, { id: change.id });
    await expect(first).rejects.toThrow();
    jest.restoreAllMocks();
    expect(await changes.find(change.id)).toMatchObject({ state: 'running', reached: 500 });

    await Promise.all([carriedOut(change), carriedOut(change)]);
    expect(await changes.find(change.id)).toMatchObject({ state: 'completed', total: TICKETS });
    const versions = await query(
      `SELECT result, version, count(*)::integer FROM ticket JOIN bulk_change_row ON ticket_id = id GROUP BY 1, 2 ORDER BY 1`,
    );
    const { changed, unchanged } = (await changes.find(change.id)) as BulkChange;
    expect(versions).toEqual([
      { result: 'changed', version: 2, count: changed },
      { result: 'unchanged', version: 1, count: unchanged },
    ]);
    await expectTrueCounters();
  });

  it('stops between batches when it is cancelled, keeps what was done, and can undo that', async () => {
    const before = await everything();
    const change = await changeAll({ category: 'billing' });
    await targets.choose((await runs.begin(change.id)) as BulkChange, null, never);
    await runs.runBatch(change.id, 300);
    expect(await changes.requestCancel(change.id)).toBe(true);
    const cancelled = await carriedOut(change);
    expect(cancelled).toMatchObject({ state: 'cancelled', reached: 300, total: TICKETS });
    expect(cancelled.changed + cancelled.unchanged).toBe(300);
    expect(await changes.requestCancel(change.id)).toBe(false);
    await carriedOut((await changes.addUndo(change.id, VISITOR)) as BulkChange);
    expect(await everything()).toEqual(before);
  });

  it('never begins what was cancelled while it waited', async () => {
    const change = await changeAll({ category: 'billing' });
    await changes.requestCancel(change.id);
    expect(await carriedOut(change)).toMatchObject({ state: 'cancelled', total: null, changed: 0 });
  });

  it('waits for a ticket that somebody else is changing, and sees what they made of it', async () => {
    const other = process.get(DataSource).createQueryRunner();
    await other.startTransaction();
    await other.query(
      `UPDATE ticket SET category = 'technical', category_source = 'person', category_confidence = NULL, version = 2 WHERE id = 7`,
    );
    const running = changes.addForIds({ category: 'technical' }, [7], VISITOR).then(carriedOut);
    await until(async () => (await countWaiting()) > 0);
    await other.commitTransaction();
    await other.release();
    expect(await running).toMatchObject({ unchanged: 1, changed: 0 });
  });

  it('says failed when it cannot be carried out, and what waits comes in order', async () => {
    const [one, two] = [await changeAll({ status: 'closed' }), await changeAll({ status: 'open' })];
    expect(await work.unfinished()).toEqual([{ id: one.id }, { id: two.id }]);
    await work.onGivenUp({ id: one.id });
    expect((await changes.find(one.id))?.state).toBe('failed');
    expect(await work.unfinished()).toEqual([{ id: two.id }]);
  });

  it('is forgotten a week after its end', async () => {
    const old = await carriedOut(await changeAll({ status: 'closed' }));
    const recent = await carriedOut(await changeAll({ status: 'open' }));
    await query(`UPDATE bulk_change SET ended_at = now() - interval '169 hours' WHERE id = $1`, [old.id]);
    expect(await runner.forgetOld()).toEqual({ forgotten: 1 });
    expect(await changes.find(old.id)).toBeNull();
    expect(await query('SELECT DISTINCT bulk_id FROM bulk_change_row')).toEqual([{ bulk_id: recent.id }]);
    expect(await changes.addUndo(old.id, VISITOR)).toBe('forgotten');
  });

  it('is not forgotten before what undoes it has ended', async () => {
    const before = await everything();
    const change = await carriedOut(await changeAll({ status: 'closed' }));
    const undoing = (await changes.addUndo(change.id, VISITOR)) as BulkChange;
    await query(`UPDATE bulk_change SET ended_at = now() - interval '169 hours' WHERE id = $1`, [change.id]);
    expect(await runner.forgetOld()).toEqual({ forgotten: 0 });
    expect(await carriedOut(undoing)).toMatchObject({ state: 'completed', changed: change.changed });
    expect(await everything()).toEqual(before);
    expect(await runner.forgetOld()).toEqual({ forgotten: 1 });
    expect((await changes.find(undoing.id))?.undoOf).toBe(change.id);
  });

  it('cannot be undone while it is being forgotten, and cannot be forgotten while an undoing is asked for', async () => {
    const change = await carriedOut(await changeAll({ status: 'closed' }));
    await query(`UPDATE bulk_change SET ended_at = now() - interval '169 hours' WHERE id = $1`, [change.id]);
    const other = process.get(DataSource).createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT FROM bulk_change WHERE id = $1 FOR UPDATE', [change.id]);
    expect(await changes.addUndo(change.id, VISITOR)).toBe('forgotten');
    await other.rollbackTransaction();

    await other.startTransaction();
    await other.query('SELECT FROM bulk_change WHERE id = $1 FOR KEY SHARE', [change.id]);
    const forgetting = runner.forgetOld();
    await until(async () => (await countWaiting()) === 1);
    await other.query('INSERT INTO bulk_change (undo_of) VALUES ($1)', [change.id]);
    await other.commitTransaction();
    await other.release();
    expect(await forgetting).toEqual({ forgotten: 0 });
    expect(await query('SELECT FROM bulk_change_row WHERE bulk_id = $1', [change.id])).toHaveLength(TICKETS);
  });
});
