import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { ListQueriesRepository } from '../../src/tickets/list/list-queries.repository.js';
import { ALL_OF_TICKET, type ListedField } from '../../src/tickets/list/listed-fields.js';
import type { Statement } from '../../src/tickets/list/statement.js';
import { TicketListRepository } from '../../src/tickets/list/ticket-list.repository.js';
import type { Walk } from '../../src/tickets/list/walk.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Tells which statements went through it, and lets something happen after one. */
class WatchedQueries extends ListQueriesRepository {
  statements: string[] = [];
  afterNext: (() => Promise<unknown>) | undefined;

  override async rows<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
    const rows = await super.rows<Row>(statement);
    this.statements.push(statement.text);
    const { afterNext } = this;
    this.afterNext = undefined;
    await afterNext?.();
    return rows;
  }
}

describe('pages of a list', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let queries: WatchedQueries;
  let repository: TicketListRepository;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  beforeEach(async () => {
    await dataSource.query('TRUNCATE ticket RESTART IDENTITY CASCADE');
    await dataSource.query(`
      INSERT INTO ticket (title, description, category, category_source, priority, priority_source, created_at)
      SELECT 'Ticket ' || n, 'Its text', 'general', 'person', 'low', 'person', now() + n * interval '1 second'
      FROM generate_series(1, 3) AS n`);
    queries = new WatchedQueries(dataSource);
    repository = new TicketListRepository(queries);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const list = async (filter: Walk['filter'] = {}, fields: readonly ListedField[] = ALL_OF_TICKET) => {
    const walk = { filter, order: 'newest', isBackward: false, limit: 11 } as const;
    const { rows, total } = await repository.findPage(walk, { fields, words: [], reviewThreshold: 0.6 });
    return { titles: rows.map(({ ticket }) => ticket.title), total, rows };
  };

  it('read a ticket once as long as it does not change', async () => {
    await list();
    expect(queries.statements).toHaveLength(2);
    const again = await list();
    expect(queries.statements).toHaveLength(3);
    expect(again.titles).toEqual(['Ticket 3', 'Ticket 2', 'Ticket 1']);
    expect(again.rows[0]?.ticket).toMatchObject({ id: 3, description: 'Its text', suggestion: null });
  });

  it('show every change, whoever made it', async () => {
    await list();
    await dataSource.query(`UPDATE ticket SET title = 'Renamed' WHERE id = 2`);
    await dataSource.query(`DELETE FROM ticket WHERE id = 1`);
    expect(await list()).toMatchObject({ titles: ['Ticket 3', 'Renamed'], total: 2 });
  });

  it('show the suggestion that came with the last change', async () => {
    await list();
    await dataSource.transaction(async (manager) => {
      await manager.query(`UPDATE ticket SET category_source = 'classifier', category_confidence = 0.5 WHERE id = 2`);
      await manager.query(`
        INSERT INTO suggestion (ticket_id, source, model, version, degraded, category, category_confidence, priority,
          priority_confidence, reason, evidence, latency_ms)
        VALUES (2, 'embedded', 'embedded', '1', false, 'billing', 0.5, 'low', 0.5, 'Because.', '[]', 1)`);
    });
    const { rows } = await list();
    expect(rows[1]?.ticket).toMatchObject({ id: 2, needs_review: true, suggestion: { category: 'billing' } });
  });

  it('hold the fields that were asked for, whatever was asked before', async () => {
    await list();
    expect((await list({}, ['id', 'status'])).rows[0]?.ticket).toEqual({ id: 3, status: 'open' });
    expect((await list({}, ['id', 'preview'])).rows[0]?.ticket).toEqual({ id: 3, preview: 'Its text' });
  });

  it.each([
    ['changed', `UPDATE ticket SET status = 'closed' WHERE id = 2`],
    ['deleted', 'DELETE FROM ticket WHERE id = 2'],
    ['deleted, the last of the page', 'DELETE FROM ticket WHERE id = 1'],
  ])('are of one moment when a ticket is %s meanwhile', async (_, change) => {
    queries.afterNext = () => dataSource.query(change);
    const { titles, total, rows } = await list({ status: ['open'] });
    expect(titles).toHaveLength(2);
    expect(total).toBe(2);
    expect(rows.map(({ ticket }) => ticket.status)).toEqual(['open', 'open']);
  });
});
