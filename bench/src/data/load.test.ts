import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { startTemporaryPostgres, type PostgresServer } from '../../../tools/embedded-postgres.ts';
import { backend, buildStale } from '../../../tools/product/build.ts';
import { migrate } from '../../../tools/product/product.ts';
import { withoutProductSettings } from '../../../tools/product/settings.ts';
import { generateTickets } from './generate.ts';
import { loadTickets } from './load.ts';
import { countWrongCounters } from './recount.ts';

const count = 400;
const now = Date.UTC(2026, 10, 21, 12);
const seed = 1;

describe('generated tickets', () => {
  it('are the same for the same seed and time', () => {
    assert.deepEqual([...generateTickets(50, now, seed)], [...generateTickets(50, now, seed)]);
  });
});

describe('a generated database', () => {
  let server: PostgresServer;
  let client: Client;

  before(async () => {
    await buildStale([backend]);
    server = await startTemporaryPostgres();
    const env = { ...withoutProductSettings(process.env), DATABASE_URL: server.url };
    assert.equal(await migrate(env), true);
    client = new Client({ connectionString: server.url });
    await client.connect();
    await loadTickets(client, { count, now, seed, stop: new AbortController().signal });
  });

  after(async () => {
    await client.end();
    await server.stop();
  });

  async function one(sql: string): Promise<unknown> {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  }

  it('holds every ticket, and proposals that nobody has decided', async () => {
    assert.equal(await one('SELECT count(*)::int AS value FROM ticket'), count);
    const proposed = Number(
      await one('SELECT count(*)::int AS value FROM ticket WHERE category_confidence IS NOT NULL'),
    );
    assert.ok(proposed > count * 0.05 && proposed < count * 0.2, `${proposed} of ${count}`);
  });

  it('has the indexes and triggers of an inserted one, and its dictionary', async () => {
    const missing = `SELECT count(*)::int AS value FROM (
      SELECT DISTINCT word FROM ticket, unnest(ticket_words(title, description)) AS word WHERE word <> ''
      EXCEPT SELECT word FROM search_word) AS missing`;
    assert.equal(await one(missing), 0);
    assert.equal(await one(`SELECT count(*)::int AS value FROM pg_trigger WHERE tgenabled <> 'O'`), 0);
    for (const index of ['ticket_words', 'ticket_by_values_created', 'search_word_trigrams']) {
      assert.equal(await one(`SELECT indisvalid AS value FROM pg_index WHERE indexrelid = '${index}'::regclass`), true);
    }
  });

  it('counts on from there, and its recount notices a ticket that was not counted', async () => {
    const insert = `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      VALUES ('one more', 'after the others', 'general', 'person', 'low', 'person')`;
    await client.query(insert);
    assert.equal(await one('SELECT max(id) AS value FROM ticket'), count + 1);
    assert.equal(await countWrongCounters(client), 0);
    await client.query('ALTER TABLE ticket DISABLE TRIGGER USER');
    await client.query(insert);
    assert.ok((await countWrongCounters(client)) > 0);
  });
});
