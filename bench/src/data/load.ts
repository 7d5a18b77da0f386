import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Failure } from '../../../tools/process/failure.ts';
import { SUGGESTION_COLUMNS, suggestionRow, TICKET_COLUMNS, ticketRow } from './copy-rows.ts';
import { generateTickets } from './generate.ts';
import { countWrongCounters } from './recount.ts';

/**
 * Triggers on tickets whose work `fillDerivedTables` does for all rows at once, that have nothing to do for new rows, or that
 * write events: these tickets have no history.
 */
const MADE_UP_FOR =
  /^(ticket_inserted|ticket_note_resolution|ticket_count_\w+|search_word_of_\w+|idempotency_key_\w+|deleted_ticket_\w+|ticket_event_\w+)$/;

/** Bytes that go to the server at a time. */
const CHUNK = 1 << 18;

export interface LoadOptions {
  count: number;
  /** Milliseconds since 1970: when the two years of tickets end. */
  now: number;
  seed: number;
  stop: AbortSignal;
}

/**
 * Fills an empty, migrated database, much faster than inserting: without triggers and indexes, whose work is done for all
 * rows afterwards. What is there at the end is the same, but for the events.
 * @throws Failure when it is not, or when tickets have a trigger that this does not know
 */
export async function loadTickets(client: Client, options: LoadOptions): Promise<void> {
  await assertTriggersAreKnown(client);
  await client.query(`SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`);
  await client.query('ALTER TABLE ticket DISABLE TRIGGER USER');
  const indexes = await dropIndexes(client);
  await copyTickets(client, options);
  await fillDerivedTables(client, options.stop);
  for (const definition of indexes) {
    options.stop.throwIfAborted();
    await client.query(definition);
  }
  await client.query('ALTER TABLE ticket ENABLE TRIGGER USER');
  options.stop.throwIfAborted();
  await client.query('VACUUM (ANALYZE)');
  const wrong = await countWrongCounters(client);
  if (wrong > 0)
    throw new Failure(`${wrong} counters are wrong after generating the tickets: mend bench/src/data/load.ts.`);
}

async function assertTriggersAreKnown(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'ticket'::regclass AND NOT tgisinternal`,
  );
  const unknown = rows.find(({ name }) => !MADE_UP_FOR.test(name));
  if (unknown) {
    throw new Failure(
      `Tickets have a trigger ${unknown.name}, whose work the generator does not make up for: teach bench/src/data/load.ts.`,
    );
  }
}

/** Drops every index that holds no constraint up, and answers the statements that create them again. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index
     WHERE indrelid IN ('ticket'::regclass, 'suggestion'::regclass, 'search_word'::regclass)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function copyTickets(client: Client, { count, now, seed, stop }: LoadOptions): Promise<void> {
  const suggestions: string[] = [];
  const tickets = function* (): Generator<string> {
    for (const ticket of generateTickets(count, now, seed)) {
      const row = suggestionRow(ticket);
      if (row !== '') suggestions.push(row);
      yield ticketRow(ticket);
    }
  };
  await copy(client, `ticket (${TICKET_COLUMNS})`, tickets(), stop);
  await client.query(`SELECT setval(pg_get_serial_sequence('ticket', 'id'), $1)`, [count]);
  await copy(client, `suggestion (${SUGGESTION_COLUMNS})`, suggestions, stop);
}

async function copy(client: Client, target: string, rows: Iterable<string>, stop: AbortSignal): Promise<void> {
  const sink = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  await pipeline(Readable.from(chunked(rows)), sink, { signal: stop });
}

function* chunked(rows: Iterable<string>): Generator<Buffer> {
  let chunk = '';
  for (const row of rows) {
    chunk += row;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

/** Counters and dictionary, as the migrations fill them for tickets that are there already. */
async function fillDerivedTables(client: Client, stop: AbortSignal): Promise<void> {
  const place = 'category, priority, status, created_on, resolved_on, resolved_after';
  const statements = [
    'TRUNCATE ticket_count_delta, ticket_count, ticket_count_by_day, ticket_flow_by_day, resolution_time_by_week, search_word',
    `INSERT INTO ticket_count_delta (change, ${place}) SELECT count(*), ${place} FROM ticket_place GROUP BY ${place}`,
    'SELECT ticket_count_fold()',
    'TRUNCATE ticket_count_delta',
    // into a table of its own first, because only that may run on several cores
    `CREATE TEMPORARY TABLE word_of_ticket AS
      SELECT DISTINCT word FROM ticket, unnest(ticket_words(title, description)) AS word WHERE word <> ''`,
    'INSERT INTO search_word SELECT word FROM word_of_ticket ORDER BY word',
    'DROP TABLE word_of_ticket',
  ];
  for (const statement of statements) {
    stop.throwIfAborted();
    await client.query(statement);
  }
}
