import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { findDifferences, repair } from '../../src/cli/recount/recount.repository.js';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { CountResolutionsByWeek1796112000000 } from '../../src/database/migrations/1796112000000-count-resolutions-by-week.js';
import { CountResolutionsWithinWeeks1797321600000 } from '../../src/database/migrations/1797321600000-count-resolutions-within-weeks.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import { CountersRepository } from '../../src/stats/counters.repository.js';
import { until } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const category = fc.constantFrom(...CATEGORIES);
const priority = fc.constantFrom(...PRIORITIES);
const status = fc.constantFrom(...STATUSES);
const ageInSeconds = fc.integer({ min: 0, max: 5 * 86_400 });
/** Over several weeks; of tickets that are not done the database forgets it. */
const resolvedAgo = fc.integer({ min: 0, max: 20 * 86_400 }).map((age) => `now() - interval '${age} s'`);

const row = fc
  .tuple(category, priority, status, ageInSeconds, resolvedAgo)
  .map(
    ([c, p, s, age, resolved]) =>
      `('a ticket', 'words of it', '${c}', 'person', '${p}', 'person', '${s}', now() - interval '${age} s', ${resolved})`,
  );

const insertOf = (count: { minLength: number; maxLength: number }) =>
  fc
    .array(row, count)
    .map(
      (rows) =>
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at, resolved_at) VALUES ${rows.join(', ')}`,
    );

const change = fc.oneof(
  category.map((value) => `category = '${value}'`),
  priority.map((value) => `priority = '${value}'`),
  status.map((value) => `status = '${value}'`),
  ageInSeconds.map((age) => `created_at = now() - interval '${age} s'`),
  resolvedAgo.map((resolved) => `resolved_at = CASE WHEN resolved_at IS NOT NULL THEN ${resolved} END`),
  fc.constant(`title = title || '!'`),
  fc.tuple(category, priority, status).map(([c, p, s]) => `category = '${c}', priority = '${p}', status = '${s}'`),
);

const one = fc.nat(30).map((place) => `id = (SELECT id FROM ticket ORDER BY id OFFSET ${place} LIMIT 1)`);
const many = fc.oneof(
  status.map((value) => `status = '${value}'`),
  category.map((value) => `category = '${value}'`),
  fc.constantFrom('true', 'false'),
);

/** Whatever can happen to tickets, as single statements. */
const statement = fc.oneof(
  { weight: 4, arbitrary: insertOf({ minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: insertOf({ minLength: 2, maxLength: 40 }) },
  { weight: 4, arbitrary: fc.tuple(change, one).map(([set, where]) => `UPDATE ticket SET ${set} WHERE ${where}`) },
  { weight: 2, arbitrary: fc.tuple(change, many).map(([set, where]) => `UPDATE ticket SET ${set} WHERE ${where}`) },
  { weight: 2, arbitrary: one.map((where) => `DELETE FROM ticket WHERE ${where}`) },
  { weight: 1, arbitrary: many.map((where) => `DELETE FROM ticket WHERE ${where}`) },
);
const truncate = fc.constant('TRUNCATE ticket CASCADE');
const fold = fc.constant('SELECT ticket_count_fold()');
const anything = fc.oneof(
  { weight: 14, arbitrary: statement },
  { weight: 1, arbitrary: truncate },
  { weight: 3, arbitrary: fold },
);

/** The statements of a transaction; now and then some, or all, are taken back. */
const transactionOf = (statements: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.array(statements, { maxLength: 3 }),
      fc.array(statements, { maxLength: 3 }),
      fc.constantFrom('COMMIT', 'COMMIT', 'ROLLBACK'),
      fc.boolean(),
    )
    .map(([kept, perhaps, end, takenBack]) => [
      'BEGIN',
      ...kept,
      'SAVEPOINT here',
      ...perhaps,
      takenBack ? 'ROLLBACK TO here' : 'RELEASE here',
      end,
    ]);

/** PostgreSQL's code for a table that does not exist. */
const UNDEFINED_TABLE = '42P01';

const isDeadlock = (error: unknown) => (error as { code?: unknown }).code === '40P01';

describe('the counters of tickets', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = await connect();
  });
  beforeEach(() => client.query('TRUNCATE ticket CASCADE'));
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const connect = async () => {
    const connection = new Client({ connectionString: database.url });
    await connection.connect();
    // Bulk changes that block each other are told apart at once, not after a second.
    await connection.query(`SET deadlock_timeout = '10ms'`);
    return connection;
  };

  const differences = async () => (await findDifferences(database.url, () => undefined)).found;

  const addTickets = (count: number) =>
    client.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
       SELECT 'a ticket', 'word' || n, 'billing', 'person', 'low', 'person' FROM generate_series(1, $1) AS n`,
      [count],
    );

  it('are known one by one after a simple story', async () => {
    await client.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at, resolved_at)
       VALUES ('a', 'b', 'billing', 'person', 'low', 'person', 'open', '2026-03-01T23:59Z', NULL),
              ('a', 'b', 'billing', 'person', 'low', 'person', 'closed', '2026-03-01T12:00Z', '2026-03-08T12:00Z')`,
    );
    await client.query(`UPDATE ticket SET category = 'account' WHERE status = 'open'`);
    for (const when of ['before', 'after']) {
      if (when === 'after') await client.query('SELECT ticket_count_fold()');
      const { rows: now } = await client.query(
        'SELECT category, status, sum(tickets)::int AS tickets FROM ticket_count_now GROUP BY 1, 2 HAVING sum(tickets) <> 0 ORDER BY 1',
      );
      expect(now).toEqual([
        { category: 'billing', status: 'closed', tickets: 1 },
        { category: 'account', status: 'open', tickets: 1 },
      ]);
      const { rows: days } = await client.query(
        `SELECT day::text, sum(created)::int AS created, sum(resolved)::int AS resolved FROM ticket_count_by_day_now GROUP BY 1 ORDER BY 1`,
      );
      expect(days).toEqual([
        { day: '2026-03-01', created: 2, resolved: 0 },
        { day: '2026-03-08', created: 0, resolved: 1 },
      ]);
      const { rows: times } = await client.query(
        'SELECT days, since::text, resolved_after, sum(tickets)::int AS tickets FROM resolution_time_by_week_now GROUP BY 1, 2, 3 ORDER BY 1',
      );
      const aWeek = Math.ceil(Math.log(7 * 86_400) / Math.log(1.05));
      // a Sunday: in no beginning of its week but the whole one
      expect(times).toEqual([{ days: 7, since: '2026-03-02', resolved_after: aWeek, tickets: 1 }]);
    }
  });

  it('equal a recount after any sequence of changes, kept or taken back', async () => {
    const transactions = fc.array(transactionOf(anything), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(transactions, async (all) => {
        for (const sql of all.flat()) await client.query(sql);
        expect(await differences()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('equal a recount after concurrent writers and folding, and are never seen torn in between', async () => {
    const connections = await Promise.all(Array.from({ length: 8 }, connect));
    const transactions = fc.sample(transactionOf(statement), { numRuns: 300, seed: 7 });
    const folded: number[] = [];

    // Without the lock that folding takes otherwise, so that several do meet.
    const fold = async (connection: Client): Promise<void> => {
      const { rows } = await connection.query<{ n: number }>('SELECT ticket_count_fold() AS n');
      folded.push(rows[0]?.n ?? 0);
    };
    const read = async (connection: Client): Promise<void> => {
      const { rows } = await connection.query(
        `SELECT (SELECT count(*) FROM ticket) = (SELECT coalesce(sum(tickets), 0) FROM ticket_count_now) AS total,
           (SELECT count(*) FROM ticket) = (SELECT coalesce(sum(created), 0) FROM ticket_count_by_day_now) AS created,
           (SELECT count(resolved_at) FROM ticket) = (SELECT coalesce(sum(resolved), 0) FROM ticket_count_by_day_now) AS resolved,
           (SELECT count(resolved_at) FROM ticket) = (SELECT coalesce(sum(tickets), 0) FROM resolution_time_by_week_now WHERE days = 7) AS times,
           (SELECT count(resolved_at) FROM ticket WHERE extract(isodow FROM resolved_at AT TIME ZONE 'UTC') <= 3)
             = (SELECT coalesce(sum(tickets), 0) FROM resolution_time_by_week_now WHERE days = 3) AS "timesUpToWednesday"`,
      );
      expect(rows).toEqual([{ total: true, created: true, resolved: true, times: true, timesUpToWednesday: true }]);
    };
    const write = async (connection: Client): Promise<void> => {
      for (let sqls = transactions.pop(); sqls; sqls = transactions.pop()) {
        const turn = transactions.length % 4;
        try {
          for (const sql of sqls) await connection.query(sql);
        } catch (error) {
          // Bulk changes in different orders: PostgreSQL takes one of them back.
          if (!isDeadlock(error)) throw error;
          await connection.query('ROLLBACK');
        }
        if (turn === 0) await fold(connection);
        if (turn === 2) await read(connection);
      }
    };

    try {
      await Promise.all(connections.map(write));
    } finally {
      await Promise.all(connections.map((connection) => connection.end()));
    }
    expect(folded.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  });

  it('equal a recount when all tickets are removed at once beside writers', async () => {
    const writers = await Promise.all(Array.from({ length: 4 }, connect));
    const statements = fc.sample(fc.oneof({ weight: 20, arbitrary: statement }, { weight: 1, arbitrary: truncate }), {
      numRuns: 120,
      seed: 11,
    });
    await Promise.all(
      writers.map(async (writer) => {
        for (let sql = statements.pop(); sql; sql = statements.pop()) {
          await writer.query(sql).catch((error: unknown) => {
            if (!isDeadlock(error)) throw error;
          });
        }
        await writer.end();
      }),
    );
    expect(await differences()).toEqual([]);
  });

  describe('when folded by the product', () => {
    let dataSource: DataSource;
    let counters: CountersRepository;
    beforeAll(async () => {
      dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
      counters = new CountersRepository(dataSource);
    });
    afterAll(() => dataSource.destroy());

    const noted = async () => {
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM ticket_count_delta');
      return rows[0]?.n;
    };

    it('take in what writers noted', async () => {
      for (let ticket = 0; ticket < 3; ticket++) await addTickets(2);
      expect(await noted()).toBe(3);
      expect(await counters.fold()).toBe(3);
      expect(await noted()).toBe(0);
      expect(await counters.fold()).toBe(0);
      expect(await differences()).toEqual([]);
    });

    it('are left alone while another process folds', async () => {
      await addTickets(2);
      const other = await connect();
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.counters]);
      expect(await counters.fold()).toBe(0);
      expect(await noted()).toBe(1);
      await other.query('ROLLBACK');
      await other.end();
      expect(await counters.fold()).toBe(1);
    });

    /** Of what readers have to go through, in bytes. */
    const size = async () => {
      const { rows } = await client.query<{ size: string }>(`SELECT pg_relation_size('ticket_count_delta') AS size`);
      return Number(rows[0]?.size);
    };
    const noteAndFold = async (changes: number) => {
      await client.query(
        `INSERT INTO ticket_count_delta SELECT 1, 'billing', 'low', 'open', '2026-03-01', NULL, NULL FROM generate_series(1, $1)`,
        [changes],
      );
      expect(await counters.fold()).toBe(changes);
    };

    it('use the space of folded changes again, without locking writers out to give it back', async () => {
      await noteAndFold(2_000);
      const before = await size();
      expect(before).toBeGreaterThan(0);
      for (let round = 0; round < 3; round++) {
        await counters.sweep();
        expect(await size()).toBe(before);
        await noteAndFold(2_000);
      }
    });

    it('give the space of unusually many changes back', async () => {
      await noteAndFold(40_000);
      expect(await size()).toBeGreaterThan(2_000_000);
      await counters.sweep();
      expect(await size()).toBe(0);
    });
  });

  describe('when they begin to count resolutions by week, and within each week', () => {
    type Step = readonly [migration: MigrationInterface, direction: 'up' | 'down'];
    const byWeek = new CountResolutionsByWeek1796112000000();
    const withinWeeks = new CountResolutionsWithinWeeks1797321600000();
    const toWeeks: Step = [byWeek, 'up'];
    const withinThem: Step = [withinWeeks, 'up'];
    const back: Step = [withinWeeks, 'down'];
    const up = [toWeeks, withinThem];
    const down: readonly Step[] = [back, [byWeek, 'down']];
    const concurrently = [
      { step: 'by week', before: [], taken: toWeeks, after: [withinThem] },
      { step: 'within each week', before: [toWeeks], taken: withinThem, after: [] },
      { step: 'by day and week again', before: up, taken: back, after: [withinThem] },
    ];

    let dataSource: DataSource;
    beforeEach(async () => {
      dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
      await migrate(down);
    });
    afterEach(() => dataSource.destroy());

    const take = async ([migration, direction]: Step, whileOpen: () => void | Promise<void> = () => undefined) => {
      const queryRunner = dataSource.createQueryRunner();
      await queryRunner.startTransaction();
      await migration[direction](queryRunner);
      await whileOpen();
      await queryRunner.commitTransaction();
      await queryRunner.release();
    };
    const migrate = async (steps: readonly Step[]) => {
      for (const step of steps) await take(step);
    };
    const addResolved = (day: string) =>
      client.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at, resolved_at)
         VALUES ('a', 'b', 'billing', 'person', 'low', 'person', 'closed', $1::timestamptz - interval '1 hour', $1)`,
        [`${day}T12:00Z`],
      );
    const fold = (connection: Client) => connection.query('SELECT ticket_count_fold()');
    const untilWaiting = async () => {
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      const deadline = Date.now() + 10_000;
      while ((await client.query(waiting)).rowCount === 0) {
        if (Date.now() > deadline) throw new Error('Nobody waited for a lock.');
        await wait(20);
      }
    };

    it('know the weeks of what was folded before, and of what was not', async () => {
      for (const day of ['2026-03-01', '2026-03-02', '2026-03-08']) await addResolved(day);
      await fold(client);
      for (const day of ['2026-03-08', '2026-03-09']) await addResolved(day);
      await migrate(up);
      const weeks = async () => {
        const { rows } = await client.query<{ since: string; tickets: number }>(
          'SELECT since::text, sum(tickets)::int AS tickets FROM resolution_time_by_week_now WHERE days = 7 GROUP BY 1 ORDER BY 1',
        );
        return rows;
      };
      const expected = [
        { since: '2026-02-23', tickets: 1 },
        { since: '2026-03-02', tickets: 3 },
        { since: '2026-03-09', tickets: 1 },
      ];
      expect(await weeks()).toEqual(expected);
      await fold(client);
      expect(await weeks()).toEqual(expected);
      expect(await differences()).toEqual([]);
    });

    it('know the days on the way back', async () => {
      await addResolved('2026-03-01');
      await migrate(up);
      await addResolved('2026-03-03');
      await fold(client);
      await addResolved('2026-03-03');
      await migrate(down);
      await fold(client);
      const { rows } = await client.query('SELECT day::text, tickets FROM resolution_time_by_day ORDER BY 1');
      expect(rows).toEqual([
        { day: '2026-03-01', tickets: 1 },
        { day: '2026-03-03', tickets: 2 },
      ]);
      await migrate(up);
      expect(await differences()).toEqual([]);
    });

    it('know the days on the way back, also of a week that lost some, and one to the day before', async () => {
      await migrate(up);
      for (const day of ['2026-03-02', '2026-03-04', '2026-03-04', '2026-03-08', '2026-03-09']) await addResolved(day);
      await fold(client);
      await client.query(`DELETE FROM ticket WHERE resolved_at < '2026-03-03' OR resolved_at::date = '2026-03-08'`);
      await addResolved('2026-03-07');
      await fold(client);
      await migrate(down);
      const { rows } = await client.query('SELECT day::text, tickets FROM resolution_time_by_day ORDER BY 1');
      expect(rows).toEqual([
        { day: '2026-03-04', tickets: 2 },
        { day: '2026-03-07', tickets: 1 },
        { day: '2026-03-09', tickets: 1 },
      ]);
      await migrate(up);
      expect(await differences()).toEqual([]);
    });

    it.each(concurrently)(
      'miss nothing that was being folded when they began: $step',
      async ({ before, taken, after }) => {
        await migrate(before);
        await addResolved('2026-03-04');
        const folding = await connect();
        await folding.query('BEGIN');
        await fold(folding);
        const migrating = take(taken);
        await untilWaiting();
        await folding.query('COMMIT');
        await folding.end();
        await migrating;
        await migrate(after);
        expect(await differences()).toEqual([]);
      },
    );

    it.each(concurrently)('miss nothing that was to be folded meanwhile: $step', async ({ before, taken, after }) => {
      await migrate(before);
      const folding = await connect();
      // planned already, it knows nothing of what the migration has changed but the table that it waits for
      await folding.query('SET plan_cache_mode = force_generic_plan');
      const prepared = { name: 'fold', text: 'SELECT ticket_count_fold()' };
      await folding.query(prepared);
      await addResolved('2026-03-04');
      let folded: Promise<unknown> = Promise.resolve();
      await take(taken, async () => {
        folded = folding.query(prepared).catch((error: unknown) => error);
        await untilWaiting();
      });
      expect(await folded).toMatchObject({ code: UNDEFINED_TABLE });
      await folding.query(prepared);
      await folding.end();
      await migrate(after);
      expect(await differences()).toEqual([]);
    });
  });

  describe('when recounted', () => {
    it('are told where they differ, and made right', async () => {
      await addTickets(5);
      await client.query('SELECT ticket_count_fold()');
      const {
        rows: [today],
      } = await client.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date::text AS day`);
      await client.query('UPDATE ticket_count SET tickets = tickets + 2');
      await client.query('UPDATE ticket_count_by_day SET created = 4');
      await client.query(`INSERT INTO resolution_time_by_week VALUES (1, '2026-01-01', 7, 1), (7, '2026-01-05', 7, 2)`);
      const { found, tickets } = await findDifferences(database.url, () => undefined);
      expect(tickets).toBe(5);
      expect(found.map(({ place, counted, kept }) => ({ place, counted, kept }))).toEqual([
        { place: 'category=billing, priority=low, status=open', counted: '5', kept: '7' },
        {
          place: `day=${today?.day}, category=billing, priority=low, status=open`,
          counted: 'created=5, resolved=0',
          kept: 'created=4, resolved=0',
        },
        { place: 'days=1, since=2026-01-01, resolved_after=7', counted: '0', kept: '1' },
        { place: 'days=7, since=2026-01-05, resolved_after=7', counted: '0', kept: '2' },
      ]);

      expect(await repair(database.url, () => undefined)).toMatchObject({ tickets: 5 });
      expect(await differences()).toEqual([]);
    });

    it('count changes that are noted and not folded yet', async () => {
      await addTickets(3);
      await client.query('UPDATE ticket_count_delta SET change = 2');
      expect(await differences()).toHaveLength(3);
      await repair(database.url, () => undefined);
      expect(await differences()).toEqual([]);
      await addTickets(1);
      expect(await differences()).toEqual([]);
    });

    it('bring the dictionary of the search in line: nothing that is gone, everything that is there', async () => {
      await addTickets(4);
      await client.query('SELECT search_word_fold()');
      await client.query(`DELETE FROM ticket WHERE description IN ('word1', 'word2')`);
      await client.query(`DELETE FROM search_word WHERE word = 'word3'`);
      await client.query(`INSERT INTO search_word VALUES ('leftover')`);
      expect(await repair(database.url, () => undefined)).toMatchObject({ addedWords: 1, removedWords: 3 });
      const { rows } = await client.query<{ word: string }>('SELECT word FROM search_word ORDER BY word');
      expect(rows.map(({ word }) => word)).toEqual(['a', 'ticket', 'word3', 'word4']);
    });

    it('stay right and complete when writers and folding go on during the repair', async () => {
      await addTickets(50);
      const writers = await Promise.all(Array.from({ length: 4 }, connect));
      let isOver = false;
      const writing = Promise.all(
        writers.map(async (writer, index) => {
          for (let n = 0; !isOver; n++) {
            await writer.query(
              `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
               VALUES ('new', $1, 'account', 'person', 'high', 'person')`,
              [`fresh${index}x${n}`],
            );
            if (index === 0) await writer.query('SELECT ticket_count_fold()');
            if (index === 1) await writer.query('SELECT search_word_fold()');
            await wait(1);
          }
          await writer.end();
        }),
      );
      try {
        for (let round = 0; round < 3; round++) await repair(database.url, () => undefined);
      } finally {
        isOver = true;
        await writing;
      }
      expect(await differences()).toEqual([]);
      const { rows } = await client.query(
        `SELECT description FROM ticket WHERE category = 'account' AND description NOT IN (SELECT word FROM search_word_now)`,
      );
      expect(rows).toEqual([]);
    });

    it('are repaired while somebody learns the same words', async () => {
      await addTickets(50);
      const learner = await connect();
      await learner.query('BEGIN');
      await learner.query(`INSERT INTO search_word VALUES ('a')`);
      const repairing = repair(database.url, () => undefined);
      await until(async () => {
        const { rows } = await client.query(`SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted`);
        return rows.length > 0;
      });
      await learner.query(`INSERT INTO search_word SELECT 'word' || n FROM generate_series(1, 50) AS n ORDER BY 1`);
      await learner.query('COMMIT');
      await learner.end();
      expect(await repairing).toMatchObject({ tickets: 50 });
    });

    it('stay as they were when a repair is broken off', async () => {
      await addTickets(5);
      await client.query('SELECT ticket_count_fold()');
      await client.query('UPDATE ticket_count SET tickets = 9');
      const before = await differences();
      const writer = await connect();
      await writer.query('BEGIN');
      await writer.query(`UPDATE ticket SET status = 'closed'`);
      const repairing = repair(database.url, () => undefined).then(
        () => 'repaired',
        () => 'broken off',
      );
      const waiting = `SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'ticket'::regclass`;
      const deadline = Date.now() + 10_000;
      while ((await client.query(waiting)).rowCount === 0) {
        if (Date.now() > deadline) throw new Error('The repair never waited for the writer.');
        await wait(20);
      }
      await client.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS waiting`);
      expect(await repairing).toBe('broken off');
      await writer.query('ROLLBACK');
      await writer.end();
      expect(await differences()).toEqual(before);
    });
  });

  describe('of the moment when a ticket is resolved', () => {
    const resolvedAt = async () => {
      const { rows } = await client.query<{ resolved_at: Date | null }>('SELECT resolved_at FROM ticket');
      return rows[0]?.resolved_at ?? null;
    };
    const setStatus = (value: string) => client.query('UPDATE ticket SET status = $1', [value]);

    it('have one from the first of resolved and closed on, and keep it between the two', async () => {
      await addTickets(1);
      expect(await resolvedAt()).toBeNull();
      await setStatus('in_progress');
      expect(await resolvedAt()).toBeNull();
      await setStatus('resolved');
      const first = await resolvedAt();
      expect(Date.now() - (first?.getTime() ?? 0)).toBeLessThan(10_000);
      await setStatus('closed');
      expect(await resolvedAt()).toEqual(first);
      await client.query(`UPDATE ticket SET title = 'another', category = 'general'`);
      expect(await resolvedAt()).toEqual(first);
    });

    it('lose it when the ticket is opened again, and have a new one after that', async () => {
      await addTickets(1);
      await setStatus('closed');
      await client.query(`UPDATE ticket SET resolved_at = now() - interval '1 hour'`);
      const first = await resolvedAt();
      await setStatus('open');
      expect(await resolvedAt()).toBeNull();
      await setStatus('resolved');
      expect((await resolvedAt())?.getTime()).toBeGreaterThan(first?.getTime() ?? Infinity);
    });

    it('are given for a ticket that arrives done, and refused for one that is not', async () => {
      await client.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, resolved_at)
         VALUES ('a', 'b', 'billing', 'person', 'low', 'person', 'open', now())`,
      );
      expect(await resolvedAt()).toBeNull();
      await client.query('TRUNCATE ticket CASCADE');
      await client.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, resolved_at)
         VALUES ('a', 'b', 'billing', 'person', 'low', 'person', 'resolved', '2026-03-01T00:00Z')`,
      );
      expect(await resolvedAt()).toEqual(new Date('2026-03-01T00:00Z'));
    });
  });
});
