import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { NoteNewTicketsAtOnce1797235200000 } from '../../src/database/migrations/1797235200000-note-new-tickets-at-once.js';
import { WriteTicketsCheaply1797148800000 } from '../../src/database/migrations/1797148800000-write-tickets-cheaply.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const COLUMNS = 'title, description, category, category_source, priority, priority_source';
const tickets = (count: number) =>
  `INSERT INTO ticket (${COLUMNS})
  SELECT 'Title', 'Word' || n, 'general', 'person', 'low', 'person' FROM generate_series(1, ${count}) AS n`;

/** Changes of a ticket that break a rule each. */
const BREACHES = [
  [`title = E' \\t'`, 'ticket_title_not_blank'],
  [`title = repeat('a', 201)`, 'ticket_title_length'],
  [`description = ''`, 'ticket_description_not_blank'],
  [`description = repeat('a', 20001)`, 'ticket_description_length'],
  [`category_confidence = 0.5`, 'ticket_category_proposed'],
  [`priority_confidence = 0.5`, 'ticket_priority_proposed'],
  [`category_source = 'classifier', category_confidence = 'NaN'`, 'ticket_confidence_range'],
  [`priority_source = 'classifier', priority_confidence = -0.1`, 'ticket_confidence_range'],
] as const;

describe.each([
  ['as they are', []],
  ['after the way back', [new NoteNewTicketsAtOnce1797235200000(), new WriteTicketsCheaply1797148800000()]],
])('the rules and triggers of tickets, %s', (_, takenBack) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    await dataSource.query(tickets(3));
    await dataSource.transaction(async ({ queryRunner }) => {
      for (const migration of takenBack) if (queryRunner) await migration.down(queryRunner);
    });
  });
  beforeEach(async () => {
    await dataSource.query('TRUNCATE ticket CASCADE');
    await dataSource.query('TRUNCATE ticket_event');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it.each(BREACHES)('refuse a change to %s and name the rule', async (change, rule) => {
    await dataSource.query(tickets(1));
    await expect(dataSource.query(`UPDATE ticket SET ${change}`)).rejects.toMatchObject({
      driverError: { code: '23514', table: 'ticket', constraint: rule },
    });
  });

  it('refuse a time of resolution that contradicts the status', async () => {
    await dataSource.query(tickets(1));
    await expect(dataSource.query('UPDATE ticket SET resolved_at = now()')).rejects.toMatchObject({
      driverError: { code: '23514', constraint: 'ticket_resolved_when_done' },
    });
  });

  it.each([
    ['no ticket', tickets(0), { tickets: 0, words: 0, toLearn: 0 }],
    ['one', tickets(1), { tickets: 1, words: 1, toLearn: 1 }],
    ['two', tickets(2), { tickets: 2, words: 2, toLearn: 2 }],
    ['as many as are learned later', tickets(100), { tickets: 100, words: 100, toLearn: 100 }],
    ['more', tickets(101), { tickets: 101, words: 101, toLearn: 0 }],
    ['two statements in one', `WITH first AS (${tickets(1)}) ${tickets(2)}`, { tickets: 3, words: 2, toLearn: 3 }],
  ])('note the events, the number and the words of %s', async (_, inserting, expected) => {
    await dataSource.query(inserting);
    const [noted] = await dataSource.query<object[]>(`
      SELECT (SELECT count(*) FROM ticket_event)::int AS events,
        (SELECT count(DISTINCT ticket_id) FROM ticket_event WHERE kind = 'created')::int AS tickets,
        (SELECT coalesce(sum(tickets), 0) FROM ticket_count_now)::int AS counted,
        (SELECT count(DISTINCT word) FROM search_word_now WHERE word LIKE 'word%')::int AS words,
        (SELECT count(*) FROM search_word_backlog)::int AS "toLearn"`);
    expect(noted).toEqual({ ...expected, events: expected.tickets, counted: expected.tickets });
  });
});
