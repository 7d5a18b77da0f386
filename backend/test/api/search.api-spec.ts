import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { ListQueriesRepository } from '../../src/tickets/list/list-queries.repository.js';
import { LONGEST_LOOKED_UP } from '../../src/tickets/list/search-statements.js';
import { MAX_SEARCH_WORDS, searchWords } from '../../src/tickets/list/search-words.js';
import { TicketSearchRepository } from '../../src/tickets/list/ticket-search.repository.js';
import type { Walk } from '../../src/tickets/list/walk.js';
import { idsOf, readPage, readPages } from '../support/list-pages.js';
import { TestApp } from '../support/test-app.js';

interface Text {
  title: string;
  description: string;
}

/** Full case folding of single characters, for those of the alphabet below. */
const folded = (text: string) =>
  Array.from(text, (character) => Array.from(character.toUpperCase(), (upper) => upper.toLowerCase()).join('')).join(
    '',
  );

const found = (texts: readonly Text[], search: string) => {
  return texts.flatMap(({ title, description }, index) =>
    searchWords(search).every((word) => folded(`${title}\n${description}`).includes(folded(word))) ? [index] : [],
  );
};

const CHARACTERS = [...`aAbsSßΣςσéÉİ日😀%_\\'"-.1x{}[](),*:&|!<>`];
const SPACES = [' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u2028'];
const text = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...CHARACTERS), weight: 5 }, fc.constantFrom(...SPACES)), {
    minLength: 1,
    maxLength: 60,
  })
  .map((characters) => characters.join(''));
/** Words longer than the pieces of the index, with something to find in them. */
const longWord = fc
  .tuple(fc.nat(400), fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 90 }), fc.nat(400))
  .map(([before, middle, after]) => `${'ab1'.repeat(before)}${middle.join('')}${'xé'.repeat(after)}`);

const corpora = fc.array(
  fc.record({
    title: fc.oneof(text, longWord).map((title) => Array.from(`T${title}`).slice(0, 150).join('')),
    description: fc.oneof({ arbitrary: text, weight: 3 }, longWord).map((description) => `D${description}`),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Parts of the texts, in another case, and things that are not in them; no more words than are allowed. */
const searches = (texts: readonly Text[]) =>
  fc.array(
    fc
      .oneof(
        fc
          .tuple(fc.constantFrom(...texts), fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 150 }), fc.boolean())
          .map(([{ title, description }, inTitle, start, length, isUpper]) => {
            const characters = Array.from(inTitle ? title : description);
            const from = start % characters.length;
            const part = characters.slice(from, from + length).join('');
            return Array.from(isUpper ? part.toUpperCase() : part)
              .slice(0, 200)
              .join('');
          }),
        text,
      )
      .map((words) =>
        searchWords(words).length > MAX_SEARCH_WORDS ? searchWords(words).slice(0, MAX_SEARCH_WORDS).join(' ') : words,
      ),
    { minLength: 1, maxLength: 4 },
  );

describe('searching tickets', () => {
  let product: TestApp;
  let dataSource: DataSource;
  let repository: TicketSearchRepository;
  let queries: ListQueriesRepository;
  beforeAll(async () => {
    product = await TestApp.start();
    dataSource = product.app.get(DataSource);
    repository = product.app.get(TicketSearchRepository);
    queries = product.app.get(ListQueriesRepository);
  });
  afterAll(() => product.stop());

  /** Replaces the tickets; the text at index 0 gets the number 1. */
  const keep = async (texts: readonly Text[]) => {
    await dataSource.query('TRUNCATE ticket RESTART IDENTITY CASCADE');
    await dataSource.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
       SELECT title, description, 'general', 'person', 'low', 'person'
       FROM jsonb_to_recordset($1) AS given(title text, description text)`,
      [JSON.stringify(texts)],
    );
  };
  const search = (words: string, more = '') => `/api/tickets/?search=${encodeURIComponent(words)}${more}`;
  const titles = async (words: string, more = '') =>
    (await readPage(product, search(words, more))).tickets.map(({ title }) => title);

  it('finds what holds all the words, whatever they are made of, in their order and by the index', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora.chain((texts) => fc.tuple(fc.constant(texts), searches(texts))),
        async ([texts, asked]) => {
          await keep(texts);
          for (const words of asked) {
            const parts = searchWords(words);
            if (parts.length === 0) continue;
            const expected = found(texts, words).map((index) => index + 1);
            const { tickets, headers } = await readPage(product, search(words, '&order=oldest'));
            expect({ words, ids: tickets.map(({ id }) => id) }).toEqual({ words, ids: expected });
            expect(headers['x-total-count']).toBe(String(expected.length));

            const known = await repository.lookUp(parts, queries);
            const indexed = known.filter(({ isLookedUp }) => isLookedUp);
            if (indexed.length === 0 || known.length < parts.length) continue;
            if (expected.length > 0) expect(indexed.filter(({ words: holding }) => holding.length === 0)).toEqual([]);
            const walk: Walk = { filter: {}, order: 'oldest', isBackward: false, limit: 200 };
            const index = {
              known: indexed.map(({ words: holding }) => holding),
              compared: known
                .filter(({ isLookedUp, length }) => !isLookedUp || length > LONGEST_LOOKED_UP)
                .map(({ part }) => part),
              most: 1_000,
              wanted: 200,
            };
            const { hits, matching } = await repository.findByIndex(walk, index, queries);
            expect({ words, ids: hits.map(({ id }) => id), matching }).toEqual({
              words,
              ids: expected,
              matching: expected.length,
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('folds case as people read it', async () => {
    await keep([{ title: 'Straße', description: 'ΟΔΟΣ, ﬁnal' }]);
    for (const words of ['STRASSE', 'straße', 'οδος', 'ΟΔΟς', 'FINAL']) expect(await titles(words)).toEqual(['Straße']);
  });

  it('knows the words of a changed ticket, and forgets what it no longer holds', async () => {
    await keep([{ title: 'Before', description: 'zebra' }]);
    await product.request('PATCH', '/api/tickets/1/', { description: 'giraffe' });
    expect(await titles('giraf')).toEqual(['Before']);
    expect(await titles('zebra')).toEqual([]);
  });

  it('ranks by where the words are, then by time', async () => {
    await keep([
      { title: '1', description: 'a repayment' },
      { title: '2', description: 'many payments' },
      { title: '3', description: 'one Pay.' },
      { title: '4 prepay', description: 'x' },
      { title: '5 payment', description: 'x' },
      { title: '6 (pay)', description: 'x' },
      { title: '7 payment', description: 'x' },
      { title: '8', description: 'nothing' },
    ]);
    const ranked = ['6 (pay)', '7 payment', '5 payment', '4 prepay', '3', '2', '1'];
    expect(await titles('pay', '&order=relevance')).toEqual(ranked);
    const pages = await readPages(product, search('pay', '&order=relevance&limit=2'));
    expect(pages.flatMap(({ tickets }) => tickets.map(({ title }) => title))).toEqual(ranked);
    const back = await readPages(product, pages.at(-1)?.prev ?? '', 'prev');
    expect(back.reverse().flatMap(({ tickets }) => tickets.map(({ title }) => title))).toEqual(ranked.slice(0, -1));
    expect(await titles('( pay', '&order=relevance')).toEqual(['6 (pay)']);
  });

  it('adds up the places of several words', async () => {
    await keep([
      { title: '1 invoice', description: 'paid' },
      { title: '2 paid invoice', description: 'x' },
      { title: '3', description: 'an invoice, prepaid' },
    ]);
    expect(await titles('paid invoice', '&order=relevance')).toEqual(['2 paid invoice', '1 invoice', '3']);
  });

  it('takes ten different words, and says so when there are more', async () => {
    await keep([{ title: 'Alphabet', description: 'abcdefghijk' }]);
    expect(await titles('a b c d e f g h i j a b c')).toEqual(['Alphabet']);
    const tooMany = 'a b c d e f g h i j k';
    for (const [method, url, body, field] of [
      ['GET', search(tooMany), undefined, 'search'],
      ['GET', `/api/tickets/export/?format=csv&search=${encodeURIComponent(tooMany)}`, undefined, 'search'],
      ['POST', '/api/tickets/bulk/', { filter: { search: tooMany }, change: { status: 'closed' } }, 'filter.search'],
    ] as const) {
      const answer = await product.request(method, url, body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({
        errors: { [field]: ['search has 11 different words, at most 10 are allowed'] },
      });
    }
  });

  describe('among thousands', () => {
    const COUNT = 12_000;
    beforeAll(async () => {
      await dataSource.query('TRUNCATE ticket RESTART IDENTITY CASCADE');
      await dataSource.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status)
         SELECT 'Ticket ' || n, concat_ws(' ', 'everywhere',
             CASE WHEN n % 100 = 0 THEN 'seldom' END, CASE WHEN n = 5 THEN 'q7 once' END, CASE WHEN n % 300 = 0 THEN 'ü9' END,
             CASE WHEN n < 3000 THEN 'formerly' END, CASE WHEN n <= 2100 THEN 'ord-' || md5(n::text) END, CASE WHEN n IN (7, 8) THEN repeat('z', 80) || n END),
           (enum_range(NULL::ticket_category))[1 + n % 4], 'person', 'low', 'person',
           (enum_range(NULL::ticket_status))[1 + n / 7 % 4]
         FROM generate_series(1, ${COUNT}) AS n`,
      );
      await dataSource.query(`SELECT gin_clean_pending_list('ticket_words')`);
      await dataSource.query('ANALYZE ticket');
    });

    const idsWhere = (isMeant: (id: number) => boolean) =>
      Array.from({ length: COUNT }, (_, index) => COUNT - index).filter(isMeant);

    const isBillingAndOpen = (id: number) => id % 4 === 0 && Math.floor(id / 7) % 4 === 0;

    it.each<[string, string, (id: number) => boolean]>([
      ['a rare word', 'seldom', (id) => id % 100 === 0],
      ['a single ticket', 'once', (id) => id === 5],
      ['a word whose end alone differs from others', `${'z'.repeat(80)}7`, (id) => id === 7],
      ['a word that is old', 'formerly', (id) => id < 3000],
      ['a part of thousands of old words', 'ord-', (id) => id <= 2100],
      ['a rare and a frequent word', 'every seld', (id) => id % 100 === 0],
      ['a rare word and a part too short for the index', 'seldom 0', (id) => id % 100 === 0],
      [
        'a rare word with filters',
        'seldom&category=billing&status=open,closed',
        (id) => id % 100 === 0 && id % 4 === 0 && [0, 3].includes(Math.floor(id / 7) % 4),
      ],
      [
        'a frequent word with filters',
        'everywhere&category=billing&status=open',
        (id) => id % 4 === 0 && Math.floor(id / 7) % 4 === 0,
      ],
    ])('finds every ticket of %s, page by page and back', async (_, query, isMeant) => {
      const pages = await readPages(product, `/api/tickets/?fields=id&limit=97&search=${query}`);
      const expected = idsWhere(isMeant);
      expect(idsOf(pages)).toEqual(expected);
      const last = pages.at(-1);
      for (const { headers } of pages) {
        const total = Number(headers['x-total-count']);
        if (headers['x-total-count-capped']) expect(total).toBeLessThanOrEqual(expected.length);
        else expect(total).toBe(expected.length);
        expect(headers['x-search-window']).toBeUndefined();
      }
      if (!last?.prev) return;
      const back = idsOf((await readPages(product, last.prev, 'prev')).reverse());
      expect(back).toEqual(expected.slice(0, -last.tickets.length));
    });

    it('goes through thousands of words by the index when reading in order leads nowhere', async () => {
      const walk = { filter: {}, order: 'newest', isBackward: false, limit: 50 } as const;
      const search = { known: [], heldByMany: 'ord-', compared: ['ord-', 'ticket'], most: 20_000, wanted: 50 };
      const repository = product.app.get(TicketSearchRepository);
      const { matching, hits } = await repository.findByIndex(walk, search, product.app.get(ListQueriesRepository));
      expect(matching).toBe(2_100);
      expect(hits.slice(0, 2)).toEqual([{ id: 2_100 }, { id: 2_099 }]);
    });

    it.each(['oldest', 'updated', 'priority', 'least_sure'])(
      'finds rare and frequent words in the order %s, page by page',
      async (order) => {
        for (const [word, count] of [
          ['seldom', COUNT / 100],
          ['everywhere&category=billing&priority=low&status=open', idsWhere(isBillingAndOpen).length],
        ]) {
          const pages = await readPages(product, `/api/tickets/?fields=id&limit=150&order=${order}&search=${word}`);
          const plain = await readPages(
            product,
            `/api/tickets/?fields=id&limit=200&order=${order}${word === 'seldom' ? '' : '&category=billing&status=open'}`,
          );
          const isMeant = (id: number) => word !== 'seldom' || id % 100 === 0;
          expect(idsOf(pages)).toHaveLength(Number(count));
          expect(idsOf(pages)).toEqual(idsOf(plain).filter(isMeant));
        }
      },
    );

    it('searches the newest 10,000 for parts too short for the index, and says so', async () => {
      const pages = await readPages(product, `/api/tickets/?fields=id&limit=10&search=${encodeURIComponent('ü9')}`);
      expect(idsOf(pages)).toEqual(idsWhere((id) => id % 300 === 0 && id > COUNT - 10_000));
      for (const { headers } of pages) expect(headers['x-search-window']).toBe('10000');
      const back = await readPages(product, pages.at(-1)?.prev ?? '', 'prev');
      expect(idsOf(back.reverse())).toEqual(idsOf(pages.slice(0, -1)));
      expect((await readPage(product, '/api/tickets/?search=q7')).tickets).toEqual([]);
    });

    it('searches all of them when a filter leaves fewer', async () => {
      const { tickets, headers } = await readPage(product, '/api/tickets/?search=q7&category=technical');
      expect(tickets.map(({ id }) => id)).toEqual([5]);
      expect(headers['x-search-window']).toBeUndefined();
      expect(headers['x-total-count']).toBe('1');
    });

    it('says that a total is a lower bound', async () => {
      const { headers } = await readPage(product, '/api/tickets/?search=everywhere');
      expect(headers['x-total-count-capped']).toBe('true');
      expect(Number(headers['x-total-count'])).toBeGreaterThan(50);
    });

    describe('when the database needs too long', () => {
      /** Nobody can read the table while the work is done. */
      const whileLocked = (table: string) => (work: () => Promise<void>) =>
        dataSource.transaction(async (manager) => {
          await manager.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
          await work();
        });
      /** The function takes so long while the work is done. */
      const whileSlow = (name: string, seconds: number, result: string) => async (work: () => Promise<void>) => {
        const type = name === 'ticket_words' ? 'text[]' : 'text';
        await dataSource.query(`ALTER FUNCTION ${name} RENAME TO function_of_old`);
        await dataSource.query(
          `CREATE FUNCTION ${name}(title text, description text) RETURNS ${type} LANGUAGE sql VOLATILE
           RETURN CASE WHEN pg_sleep(${seconds}) IS NULL THEN NULL ELSE ${result} END`,
        );
        try {
          await work();
        } finally {
          await dataSource.query(`DROP FUNCTION ${name}`);
          await dataSource.query(`ALTER FUNCTION function_of_old RENAME TO ${name}`);
        }
      };

      it.each([
        ['looking words up', 'search=once', whileLocked('search_word')],
        ['asking the index', 'search=once', whileSlow('ticket_words', 0.5, 'ARRAY[title]')],
        ['many short steps together', 'search=q7', whileSlow('ticket_search_text', 0.0001, 'description')],
        ['fetching the rows', 'search=once', whileLocked('suggestion')],
        ['finding what needs no review', 'needs_review=false&order=updated', whileLocked('suggestion')],
      ])(
        'answers 503 and what to do after two seconds of %s, and gives the connection back',
        async (_, query, during) => {
          await during(async () => {
            const start = performance.now();
            const answer = await product.request('GET', `/api/tickets/?${query}`);
            expect(performance.now() - start).toBeLessThan(2_600);
            expect({ status: answer.statusCode, ...answer.json<object>() }).toMatchObject({
              status: 503,
              code: 'search_timeout',
              detail: expect.stringContaining('longer'),
            });
            const [open] = await dataSource.query<{ transactions: number }[]>(
              `SELECT count(*)::int AS transactions FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%search_word_fold()%'
               AND (wait_event_type = 'Lock' OR state = 'idle in transaction (aborted)')`,
            );
            expect(open).toEqual({ transactions: 0 });
          });
          expect(await titles('once')).toEqual(['Ticket 5']);
        },
      );
    });
  });
});
