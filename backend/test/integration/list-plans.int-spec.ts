import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PLANNER } from '../../src/database/database.module.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import type { Category } from '../../src/domain/category.js';
import type { Priority } from '../../src/domain/priority.js';
import type { Status } from '../../src/domain/status.js';
import { ListQueriesRepository, type Queries } from '../../src/tickets/list/list-queries.repository.js';
import { ALL_OF_TICKET } from '../../src/tickets/list/listed-fields.js';
import { WALKED_ORDERS, type Place, type WalkedOrder } from '../../src/tickets/list/list-order.js';
import { pageStatement } from '../../src/tickets/list/page-statements.js';
import { indexStatement, lookUpStatement, windowStatement } from '../../src/tickets/list/search-statements.js';
import type { Statement } from '../../src/tickets/list/statement.js';
import { TicketListRepository } from '../../src/tickets/list/ticket-list.repository.js';
import type { Walk } from '../../src/tickets/list/walk.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TICKETS = 200_000;
const LIMIT = 51;
/** Of the sequences of all 64 combinations, each is read no further than this. */
const MOST_SORTED = 64 * (LIMIT + 1);
/** By reviews, the undecided ones in between that are sure enough, two of five, are read as well. */
const MOST_READ_FOR_REVIEW = 2 * MOST_SORTED;
/** By time, 100,000 are counted and sorted at most. */
const MOST_READ_FOR_TIME = 101_000;
/** As in a list without words. */
const CONTEXT = { fields: ALL_OF_TICKET, words: [], reviewThreshold: 0.6 };

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const isOfTickets = (node: PlanNode) => node['Relation Name'] === 'ticket';
const rowsOf = (node: PlanNode) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];

/**
 * Unevenly spread, as tickets are: most are closed, few of the open ones are critical. One in four is undecided, and about
 * 30,000 need a review.
 */
const FILL = `
  INSERT INTO ticket (title, description, category, category_source, category_confidence, priority, priority_source,
    status, created_at, updated_at, resolved_at)
  SELECT 'Customer ' || n, concat_ws(' ', 'about', 'w' || n % 977, 'v' || n % 4999),
    (enum_range(NULL::ticket_category))[1 + least(3, floor(4.8 * random()))::int],
    'classifier', CASE WHEN n % 4 = 0 THEN round(random()::numeric, 3) END,
    (enum_range(NULL::ticket_priority))[1 + floor(4 * random() ^ 2)::int], 'person',
    status, created_at, created_at + random() * interval '9 days', CASE WHEN status >= 'resolved' THEN created_at END
  FROM generate_series(1, ${TICKETS}) AS n,
    LATERAL (SELECT '2024-01-01'::timestamptz + n * interval '5 min' AS created_at,
      (enum_range(NULL::ticket_status))[4 - floor(4 * random() ^ 3)::int] AS status) AS chosen`;

const FILTERS = {
  category: [undefined, ['billing'], ['technical', 'general']] as (Category[] | undefined)[],
  priority: [undefined, ['critical'], ['low', 'high']] as (Priority[] | undefined)[],
  status: [undefined, ['open'], ['open', 'in_progress']] as (Status[] | undefined)[],
};

const COMBINATIONS = FILTERS.category.flatMap((category) =>
  FILTERS.priority.flatMap((priority) =>
    FILTERS.status.map((status) => ({
      ...(category && { category }),
      ...(priority && { priority }),
      ...(status && { status }),
    })),
  ),
);

const MIDDLE_MS = Date.UTC(2024, 11, 1);
const PLACES: Record<WalkedOrder, Place> = {
  newest: { key: [MIDDLE_MS], id: 100_000 },
  oldest: { key: [MIDDLE_MS], id: 100_000 },
  updated: { key: [MIDDLE_MS], id: 100_000 },
  priority: { key: [1, MIDDLE_MS], id: 100_000 },
  least_sure: { key: [0.4], id: 100_000 },
};

/** The first page, and one from the middle in each direction. */
const STARTS = ['first', 'next', 'prev'] as const;

function walkFrom(start: (typeof STARTS)[number], order: WalkedOrder, filter: Walk['filter']): Walk {
  return {
    filter,
    order,
    isBackward: start === 'prev',
    limit: LIMIT,
    ...(start !== 'first' && { after: PLACES[order] }),
  };
}

/** The values as EXECUTE takes them. */
function literals(values: readonly unknown[]): string {
  const texts = values.map((value) => `'${Array.isArray(value) ? `{${value.join()}}` : String(value)}'`);
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}

describe('the plans of lists and searches among 200,000 tickets', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    // As the application plans.
    dataSource = await new DataSource({ ...dataSourceOptions(database.url), extra: { options: PLANNER } }).initialize();
    // What the triggers do row by row is done for all at once.
    await dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL maintenance_work_mem = '256MB'`);
      await manager.query('ALTER TABLE ticket DISABLE TRIGGER USER');
      await manager.query('DROP INDEX ticket_words');
      await manager.query('SELECT setseed(0.5)');
      await manager.query(FILL);
      await manager.query(`CREATE INDEX ticket_words ON ticket USING gin (ticket_words(title, description))`);
      await manager.query(
        `INSERT INTO search_word SELECT DISTINCT word FROM ticket, unnest(ticket_words(title, description)) AS word`,
      );
      await manager.query(
        `INSERT INTO ticket_count SELECT category, priority, status, count(*) FROM ticket GROUP BY 1, 2, 3`,
      );
      await manager.query('ALTER TABLE ticket ENABLE TRIGGER USER');
    });
    for (const table of ['ticket', 'search_word', 'suggestion']) await dataSource.query(`VACUUM ANALYZE ${table}`);
  }, 120_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Runs the statement; every node of its plan. */
  const nodesOf = async ({ text, values }: Statement, planned: 'for any values' | 'for these values') => {
    const runner = dataSource.createQueryRunner();
    const explain = 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON)';
    try {
      await runner.connect();
      if (planned === 'for any values') {
        await runner.query('SET plan_cache_mode = force_generic_plan');
        await runner.query(`PREPARE list_statement AS ${text}`);
      }
      const [row] = (await (planned === 'for any values'
        ? runner.query(`${explain} EXECUTE list_statement ${literals(values)}`)
        : runner.query(`${explain} ${text}`, values))) as { 'QUERY PLAN': { Plan: PlanNode }[] }[];
      const nodes: PlanNode[] = [];
      const collect = (node: PlanNode | undefined) => {
        if (!node) return;
        nodes.push(node);
        for (const below of node.Plans ?? []) collect(below);
      };
      collect(row?.['QUERY PLAN'][0]?.Plan);
      return nodes;
    } finally {
      await runner.query('DEALLOCATE ALL');
      await runner.query('RESET plan_cache_mode');
      await runner.release();
    }
  };

  const expectLean = (nodes: PlanNode[], mostRead = MOST_SORTED) => {
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && isOfTickets(node))).toEqual([]);
    const sorted = nodes.filter((node) => node['Node Type'].endsWith('Sort')).flatMap((node) => node.Plans ?? []);
    expect(Math.max(0, ...sorted.map(rowsOf))).toBeLessThanOrEqual(MOST_SORTED);
    const read = nodes.filter(isOfTickets);
    expect(Math.max(...read.map(rowsOf))).toBeLessThanOrEqual(mostRead);
  };

  /** What the repository asks for a page, which is answered meanwhile. */
  const statementsFor = async (walk: Walk): Promise<Statement[]> => {
    const statements: Statement[] = [];
    class Recorded extends ListQueriesRepository {
      override inTime<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
        return super.inTime((queries) =>
          work({
            ...queries,
            rows: (statement) => {
              statements.push(statement);
              return queries.rows(statement);
            },
          }),
        );
      }
    }
    await new TicketListRepository(new Recorded(dataSource)).findPage(walk, CONTEXT);
    return statements;
  };

  it.each(WALKED_ORDERS)(
    'read a few rows of an index for every filter in the order %s',
    async (order) => {
      for (const filter of COMBINATIONS) {
        for (const start of STARTS) {
          const statement = pageStatement(walkFrom(start, order, filter));
          expectLean(await nodesOf(statement, 'for any values'));
          expectLean(await nodesOf(statement, 'for these values'));
        }
      }
    },
    30_000,
  );

  it('read no table for tickets by creation and change', async () => {
    for (const order of ['newest', 'oldest', 'priority', 'updated'] as const) {
      const nodes = await nodesOf(pageStatement(walkFrom('first', order, { status: ['open'] })), 'for any values');
      const merged = nodes.filter((node) => node['Index Name']?.startsWith('ticket_by_values'));
      expect(merged.map((node) => node['Node Type'])).toEqual(['Index Only Scan']);
    }
  });

  it.each(WALKED_ORDERS)(
    'read a part of what is undecided when it needs a review, in the order %s',
    async (order) => {
      for (const values of COMBINATIONS) {
        for (const start of ['first', 'next'] as const) {
          const review = { isNeeded: true, threshold: 0.6 };
          const statements = await statementsFor(walkFrom(start, order, { ...values, review }));
          expect([2, 3]).toContain(statements.length); // how many, which ones, and what they say when there are any
          for (const statement of statements) {
            expectLean(await nodesOf(statement, 'for any values'), MOST_READ_FOR_REVIEW);
          }
        }
      }
    },
    30_000,
  );

  it.each([
    ['a day', '2024-06-01', '2024-06-02'],
    ['a quarter', '2024-04-01', '2024-07-01'],
    ['two years, less a day', '2024-01-02', '2026-01-01'],
  ])(
    'read a part of the tickets that were created in %s',
    async (_name, from, until) => {
      for (const order of WALKED_ORDERS) {
        for (const values of COMBINATIONS) {
          const statements = await statementsFor(walkFrom('first', order, { ...values, created: { from, until } }));
          expect(statements.length).toBeGreaterThan(1); // how many, which ones, and what they say when there are any
          for (const statement of statements) {
            const read = (await nodesOf(statement, 'for any values')).filter(isOfTickets);
            expect(read.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
            expect(Math.max(0, ...read.map(rowsOf))).toBeLessThan(MOST_READ_FOR_TIME);
          }
        }
      }
    },
    60_000,
  );

  it('look up parts of words by their trigrams', async () => {
    const nodes = await nodesOf(lookUpStatement(['ustome', '1234']), 'for these values');
    expect(nodes.filter((node) => node['Index Name'] === 'search_word_trigrams')).toHaveLength(2);
    const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    expect(new Set(scanned)).toEqual(new Set(['search_word_backlog'])); // which is short
  });

  it('find tickets by their words, also by hundreds of them and with filters', async () => {
    const [row] = await dataSource.query<{ words: string[] }[]>(
      `SELECT array_agg(word) AS words FROM (SELECT word FROM search_word WHERE word LIKE '%123%' LIMIT 600) AS known`,
    );
    for (const filter of [
      {},
      { status: ['open' as const] },
      { category: ['billing' as const], status: ['open' as const] },
    ]) {
      for (const known of [[row?.words ?? []], [['w123']], [['w123'], ['about']]]) {
        const walk = walkFrom('next', 'newest', filter);
        const statement = indexStatement(walk, { known, compared: [], most: 8_000, wanted: LIMIT });
        const nodes = await nodesOf(statement, 'for these values');
        const onTicket = nodes.filter((node) => node['Relation Name'] === 'ticket');
        expect(onTicket.map((node) => node['Node Type'])).toEqual(['Bitmap Heap Scan']);
        expect(nodes.filter((node) => node['Index Name']).map((node) => node['Index Name'])).toEqual(['ticket_words']);
      }
    }
  });

  it('read the tickets of a search in their order, and stop when there are enough', async () => {
    const walk = { ...walkFrom('next', 'newest', {}), limit: 5_000 };
    const statement = windowStatement(walk, { words: ['about'], wanted: LIMIT, countsAll: false });
    const nodes = await nodesOf(statement, 'for any values');
    const texts = nodes.filter((node) => node['Index Name'] === 'ticket_pkey');
    expect(texts.map((node) => node['Actual Loops'])).toEqual([LIMIT]);
  });
});
