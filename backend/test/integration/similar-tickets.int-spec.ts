import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeLiteral } from 'pg';
import { DataSource } from 'typeorm';
import { PLANNER } from '../../src/database/database.module.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { ListQueriesRepository } from '../../src/tickets/list/list-queries.repository.js';
import type { Statement } from '../../src/tickets/list/statement.js';
import { probesFor, type Probes } from '../../src/tickets/similar/probes.js';
import { candidatesStatement, SimilarTicketsRepository } from '../../src/tickets/similar/similar-tickets.repository.js';
import { SimilarTicketsService } from '../../src/tickets/similar/similar-tickets.service.js';
import { trigramSimilarity, trigramsOf } from '../../src/tickets/similar/trigrams.js';
import { WordFrequencies } from '../../src/tickets/similar/word-frequencies.js';
import { WordFrequenciesService } from '../../src/tickets/similar/word-frequencies.service.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TICKETS = 30_000;
/** Of the answers to a question, and of the tickets that are read in the end. */
const MOST_OF_A_PROBE = 300;
const MOST_CANDIDATES = 40;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/**
 * As words are in any language: the second most frequent one half as often as the first, and so on. Every ticket has the
 * most frequent ones, and a number that no other has.
 */
const FILL = `
  INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
  SELECT 'the ' || (SELECT string_agg('t' || floor(2000 ^ random()), ' ') FROM generate_series(1, 3 + n % 3)),
    '#' || 100000 + n || ': my the ' || (SELECT string_agg('d' || floor(20000 ^ random()), ' ') FROM generate_series(1, 30 + n % 5)),
    'billing', 'person', 'low', 'person'
  FROM generate_series(1, ${TICKETS}) AS n`;

/** As EXECUTE takes it. */
function literal(value: unknown): string {
  const text = Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join()}}` : String(value);
  return escapeLiteral(text);
}

describe('looking for similar tickets among 30,000', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let repository: SimilarTicketsRepository;
  let queries: ListQueriesRepository;
  let service: SimilarTicketsService;
  beforeAll(async () => {
    database = await createTestDatabase();
    // As the application plans.
    dataSource = await new DataSource({ ...dataSourceOptions(database.url), extra: { options: PLANNER } }).initialize();
    // What the triggers do row by row is not looked at here.
    await dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL maintenance_work_mem = '256MB'`);
      await manager.query('ALTER TABLE ticket DISABLE TRIGGER USER');
      await manager.query('DROP INDEX ticket_words');
      await manager.query('SELECT setseed(0.5)');
      await manager.query(FILL);
      await manager.query('CREATE INDEX ticket_words ON ticket USING gin (ticket_words(title, description))');
      await manager.query('ALTER TABLE ticket ENABLE TRIGGER USER');
    });
    await dataSource.query('VACUUM ANALYZE ticket');
    repository = new SimilarTicketsRepository(dataSource);
    queries = new ListQueriesRepository(dataSource);
    service = new SimilarTicketsService(repository, queries, new WordFrequenciesService(repository));
  }, 120_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Runs the statement; every node of its plan. */
  const nodesOf = async ({ text, values }: Statement, planned: 'for any values' | 'for these values') => {
    const runner = dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.query(
        `SET plan_cache_mode = ${planned === 'for any values' ? 'force_generic_plan' : 'force_custom_plan'}`,
      );
      await runner.query(`PREPARE similar_statement AS ${text}`);
      const [row] = (await runner.query(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE similar_statement (${values.map(literal).join(', ')})`,
      )) as { 'QUERY PLAN': { Plan: PlanNode }[] }[];
      const nodes: PlanNode[] = [];
      const collect = (node: PlanNode | undefined) => {
        if (!node) return;
        nodes.push(node);
        for (const below of node.Plans ?? []) collect(below);
      };
      collect(row?.['QUERY PLAN'][0]?.Plan);
      return nodes;
    } finally {
      await runner.query('DEALLOCATE similar_statement');
      await runner.query('RESET plan_cache_mode');
      await runner.release();
    }
  };

  const probesOf = async (id: number) => {
    const ticket = await repository.find(id, queries);
    if (!ticket) throw new Error(`There is no ticket ${id}.`);
    return { ticket, probes: probesFor(ticket.indexed, new WordFrequencies(await repository.readStatistics())) };
  };

  it('knows from the statistics how frequent words are', async () => {
    const frequencies = new WordFrequencies(await repository.readStatistics());
    const [counted] = await dataSource.query<{ the: number; second: number; rare: number }[]>(`
      SELECT count(*) FILTER (WHERE words @> '{the}')::float8 AS the, count(*) FILTER (WHERE words @> '{t2}')::float8 AS second,
        count(*) FILTER (WHERE words @> '{t1900}')::float8 AS rare
      FROM ticket, ticket_words(title, description) AS words`);
    const { the = 0, second = 0, rare = 0 } = counted ?? {};
    expect(the).toBe(TICKETS);
    expect(frequencies.ticketsWith('the') / the).toBeCloseTo(1, 1);
    expect(frequencies.ticketsWith('t2') / second).toBeCloseTo(1, 1);
    expect(rare).toBeLessThan(200);
    expect(frequencies.ticketsWith('t1900')).toBeLessThan(1_000);
    expect(['the', 't2', 't1900', '142000'].map((word) => frequencies.isTelling(word))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it.each(['for any values', 'for these values'] as const)(
    'reads the index of words and a bounded number of tickets, with a plan %s',
    async (planned) => {
      const [row] = await dataSource.query<{ ids: number[] }[]>(
        'SELECT array_agg(id) AS ids FROM (SELECT id FROM ticket ORDER BY md5(id::text) LIMIT 40) AS chosen',
      );
      for (const id of row?.ids ?? []) {
        const { ticket, probes } = await probesOf(id);
        await expectLean(candidatesStatement(ticket, probes), probes, planned);
      }
      // The most frequent words, which are never asked for.
      const worst: Probes = {
        ofOneWord: [{ words: ['the'], weight: 1 }],
        ofSeveralWords: [{ words: ['the', 'my'], weight: 1 }],
      };
      await expectLean(candidatesStatement({ id: 1, title: 'the' }, worst), worst, planned);
    },
    30_000,
  );

  const expectLean = async (statement: Statement, probes: Probes, planned: 'for any values' | 'for these values') => {
    const nodes = await nodesOf(statement, planned);
    const asked = probes.ofOneWord.length + probes.ofSeveralWords.length;
    const onTicket = nodes.filter((node) => node['Relation Name'] === 'ticket');
    expect(onTicket.map((node) => node['Node Type']).sort()).toEqual([
      'Bitmap Heap Scan',
      'Bitmap Heap Scan',
      'Index Scan',
    ]);
    expect([...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort()).toEqual([
      'ticket_pkey',
      'ticket_words',
    ]);
    const visited = onTicket.map(
      (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    );
    expect(visited.reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(asked * MOST_OF_A_PROBE + MOST_CANDIDATES);
    const sorted = nodes.filter((node) => node['Node Type'].endsWith('Sort')).flatMap((node) => node.Plans ?? []);
    for (const node of sorted) expect(node['Actual Rows']).toBeLessThanOrEqual(asked * MOST_OF_A_PROBE);
  };

  it('finds a copy of any ticket', async () => {
    const [copied] = await dataSource.query<{ id: number; copy: number }[]>(`
      INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      SELECT title, description, category, category_source, priority, priority_source FROM ticket WHERE id = 777
      RETURNING id, 777 AS copy`);
    const { id = 0, copy = 0 } = copied ?? {};
    expect((await service.of(id))[0]).toMatchObject({ id: copy, similarity: expect.closeTo(1, 9) });
    expect((await service.of(copy))[0]).toMatchObject({ id, similarity: expect.closeTo(1, 9) });
  });

  it('answers nothing, and soon, while the tickets cannot be read', async () => {
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    try {
      await service.of(1);
      await holder.query('LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE');
      const begin = performance.now();
      expect(await service.of(1)).toEqual([]);
      expect(performance.now() - begin).toBeLessThan(4_000);
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
    expect((await service.of(1)).length).toBeGreaterThan(0);
  }, 15_000);

  it('counts trigrams as pg_trgm does', async () => {
    const titles = fc.sample(fc.tuple(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 })), 500);
    const storable = titles.map((pair) => pair.map((title) => title.replaceAll('\0', ' ')));
    const rows = await dataSource.query<{ similarity: number }[]>(
      `SELECT similarity(one, other)::float8 AS similarity
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS pair (one, other, number) ORDER BY number`,
      [storable.map(([one]) => one), storable.map(([, other]) => other)],
    );
    for (const [index, [one = '', other = '']] of storable.entries()) {
      const similarity = trigramSimilarity(trigramsOf(one), trigramsOf(other));
      expect([one, other, rows[index]?.similarity]).toEqual([one, other, expect.closeTo(similarity, 6)]);
    }
  });
});
