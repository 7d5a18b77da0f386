import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { LearnWordsLater1796155200000 } from '../../src/database/migrations/1796155200000-learn-words-later.js';
import { NoteNewTicketsAtOnce1797235200000 } from '../../src/database/migrations/1797235200000-note-new-tickets-at-once.js';
import { SearchWordsRepository } from '../../src/tickets/list/search-words.repository.js';
import { until } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const THIS_DATABASE = '(SELECT oid FROM pg_database WHERE datname = current_database())';

/** The words of a text, or, when one of them has 250 characters, all in pieces of 256 that begin every 64. */
function piecesOf(text: string): string[] {
  const words = text.split(/[ \t\n\r]/).map((word) => [...word]);
  const cut = words.some(({ length }) => length >= 250);
  return words.flatMap((word) => {
    const pieces = cut ? Math.max(1, Math.ceil((word.length - 192) / 64)) : 1;
    return Array.from({ length: pieces }, (_, piece) =>
      cut ? word.slice(piece * 64, piece * 64 + 256).join('') : word.join(''),
    );
  });
}

describe('the dictionary of the search', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let words: SearchWordsRepository;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    words = new SearchWordsRepository(dataSource);
  });
  beforeEach(() => dataSource.query('TRUNCATE ticket CASCADE'));
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** So many tickets in one statement, each with a word of its own. */
  const insert = (from: number, to: number) =>
    dataSource.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      SELECT 'Title', 'Word' || n, 'general', 'person', 'low', 'person' FROM generate_series($1::int, $2) AS n`,
      [from, to],
    );

  const wordsIn = async (table: string) => {
    const rows = await dataSource.query<{ word: string }[]>(`SELECT DISTINCT word FROM ${table} ORDER BY word`);
    return rows.map(({ word }) => word);
  };
  const noted = async () => (await dataSource.query<unknown[]>('SELECT FROM search_word_backlog')).length;

  it('has what stands between blanks, and long words in pieces that overlap', async () => {
    const word = fc
      .tuple(fc.constantFrom('a', 'ä', '🎫'), fc.oneof(fc.nat(40), fc.integer({ min: 245, max: 260 }), fc.nat(700)))
      .map(([character, length]) => character.repeat(length));
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(' ', '\t', '\n', '\r', '\u00a0')), { maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (title, description) => {
        const rows = await dataSource.query<{ words: string[] }[]>('SELECT ticket_words($1, $2) AS words', [
          title,
          description,
        ]);
        expect(rows[0]?.words).toEqual(piecesOf(`${title} ${description}`));
      }),
    );
  });

  it('has the words of a new ticket at once, and learns them later', async () => {
    await insert(1, 2);
    expect(await wordsIn('search_word_now')).toEqual(['title', 'word1', 'word2']);
    expect(await wordsIn('search_word')).toEqual([]);

    expect(await words.fold()).toBe(2);
    expect(await wordsIn('search_word')).toEqual(['title', 'word1', 'word2']);
    expect(await wordsIn('search_word_now')).toEqual(['title', 'word1', 'word2']);
    expect(await words.fold()).toBe(0);
  });

  it('learns the words of a large statement with it, so that no search has to read its tickets', async () => {
    await insert(1, 101);
    expect(await noted()).toBe(0);
    expect(await wordsIn('search_word')).toHaveLength(102);
  });

  it('learns in portions', async () => {
    for (let first = 1; first <= 2_001; first += 87) await insert(first, first + 86);
    expect(await noted()).toBe(2_001);
    expect(await words.fold()).toBe(2_000);
    expect(await words.fold()).toBe(1);
    expect(await wordsIn('search_word')).toHaveLength(2_002);
  });

  it('knows the words of a changed text at once, and nothing of a ticket that was deleted before it was learned', async () => {
    await insert(1, 2);
    await dataSource.query(`UPDATE ticket SET description = 'Other words' WHERE description = 'Word1'`);
    await dataSource.query(`DELETE FROM ticket WHERE description = 'Word2'`);
    expect(await wordsIn('search_word_now')).toEqual(['other', 'title', 'words']);
    await words.fold();
    expect(await wordsIn('search_word')).toEqual(['other', 'title', 'words']);
  });

  it('is not learned twice at the same time', async () => {
    await insert(1, 1);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    try {
      await other.query('SELECT pg_advisory_xact_lock(7403131)');
      expect(await words.fold()).toBe(0);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
    expect(await words.fold()).toBe(1);
  });

  it('does not get in the way of who removes all tickets at once', async () => {
    await insert(1, 1);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    try {
      await other.query('LOCK TABLE ticket');
      const folded = words.fold();
      const isWaiting = async () =>
        (await dataSource.query<unknown[]>(`SELECT FROM pg_locks WHERE NOT granted AND database = ${THIS_DATABASE}`))
          .length > 0;
      await until(isWaiting);
      await other.query('TRUNCATE ticket CASCADE');
      await other.commitTransaction();
      expect(await folded).toBe(0);
    } finally {
      if (other.isTransactionActive) await other.rollbackTransaction();
      await other.release();
    }
  });

  it('loses no word when the migration is taken back', async () => {
    await insert(1, 3);
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await new NoteNewTicketsAtOnce1797235200000().down(runner);
      await new LearnWordsLater1796155200000().down(runner);
      await runner.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
        VALUES ('Title', 'Last', 'general', 'person', 'low', 'person')`,
      );
      const rows = (await runner.query('SELECT word FROM search_word ORDER BY word')) as { word: string }[];
      expect(rows.map(({ word }) => word)).toEqual(['last', 'title', 'word1', 'word2', 'word3']);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
