import { DataSource, type EntityManager } from 'typeorm';
import { dataSourceOptions } from '../../database/data-source-options.js';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.js';

/** A counter, and the columns that say which one of its kind it is. */
interface Counter {
  name: string;
  view: string;
  keys: string;
  counts: string;
  /** What it should say, from the places of all tickets. */
  recount: string;
}

const VALUES = 'category, priority, status';

const COUNTERS: readonly Counter[] = [
  {
    name: 'tickets by category, priority and status',
    view: 'ticket_count',
    keys: VALUES,
    counts: 'tickets',
    recount: `SELECT ${VALUES}, sum(tickets) AS tickets FROM PLACES GROUP BY ${VALUES}`,
  },
  {
    name: 'tickets created and resolved by day',
    view: 'ticket_count_by_day',
    keys: `day, ${VALUES}`,
    counts: 'created, resolved',
    recount: `SELECT day, ${VALUES}, sum(created) AS created, sum(resolved) AS resolved
      FROM (
        SELECT created_on AS day, ${VALUES}, tickets AS created, 0 AS resolved FROM PLACES
        UNION ALL
        SELECT resolved_on, ${VALUES}, 0, tickets FROM PLACES WHERE resolved_on IS NOT NULL
      ) AS event
      GROUP BY day, ${VALUES}`,
  },
  {
    name: 'tickets created and resolved by day, over all values',
    view: 'ticket_flow_by_day',
    keys: 'day',
    counts: 'created, resolved',
    recount: `SELECT day, sum(created) AS created, sum(resolved) AS resolved
      FROM (
        SELECT created_on AS day, tickets AS created, 0 AS resolved FROM PLACES
        UNION ALL
        SELECT resolved_on, 0, tickets FROM PLACES WHERE resolved_on IS NOT NULL
      ) AS event
      GROUP BY day`,
  },
  {
    name: 'times to resolve by beginnings of weeks',
    view: 'resolution_time_by_week',
    keys: 'days, since, resolved_after',
    counts: 'tickets',
    recount: `SELECT days, since, resolved_after, sum(tickets) AS tickets
      FROM PLACES, LATERAL (
        SELECT days, date_trunc('week', resolved_on::timestamp)::date AS since
        FROM generate_series(extract(isodow FROM resolved_on)::integer, 7) AS days
      ) AS span
      WHERE resolved_on IS NOT NULL GROUP BY 1, 2, 3`,
  },
];

const PLACES = `SELECT count(*) AS tickets, ${VALUES}, created_on, resolved_on, resolved_after
  FROM ticket_place GROUP BY ${VALUES}, created_on, resolved_on, resolved_after`;

/** A counter that does not say what the tickets say. */
export interface Difference {
  counter: string;
  /** Which one, as `column=value`. */
  place: string;
  counted: string;
  kept: string;
}

export interface Repair {
  tickets: number;
  addedWords: number;
  removedWords: number;
}

/** Told before each step: what is done, the number of the step from 1 on, and how many there are. */
export type OnStep = (what: string, step: number, of: number) => void;

/**
 * Counts all tickets and compares that with the counters, all of one moment and beside running writers.
 * @throws the driver's error when the database cannot be reached
 */
export async function findDifferences(url: string, onStep: OnStep): Promise<{ tickets: number; found: Difference[] }> {
  return inDatabase(url, (dataSource) =>
    dataSource.transaction('REPEATABLE READ', async (manager) => {
      const found: Difference[] = [];
      for (const [index, counter] of COUNTERS.entries()) {
        onStep(counter.name, index + 1, COUNTERS.length);
        const rows = await manager.query<Omit<Difference, 'counter'>[]>(comparison(counter));
        found.push(...rows.map((row) => ({ counter: counter.name, ...row })));
      }
      const [total] = await manager.query<{ tickets: number }[]>('SELECT count(*)::int AS tickets FROM ticket');
      return { tickets: total?.tickets ?? 0, found };
    }),
  );
}

/**
 * Makes counters and the dictionary of the search anew from the tickets, completely or not at all. Writers wait from the
 * second step on, in which the lock is asked for, until the end; readers never do.
 * @throws the driver's error when the database cannot be reached
 */
export async function repair(url: string, onStep: OnStep): Promise<Repair> {
  const steps = ['words in use', 'waiting for writers', 'words of the search', ...COUNTERS.map(({ name }) => name)];
  let step = 0;
  const next = (): void => onStep(steps[step] ?? '', ++step, steps.length);
  return inDatabase(url, async (dataSource) => {
    const result = await dataSource.transaction(async (manager) => {
      next();
      await manager.query(`CREATE TEMP TABLE word_in_use ON COMMIT DROP AS
        SELECT DISTINCT word FROM ticket, unnest(ticket_words(title, description)) AS word WHERE word <> ''`);
      next();
      await lockOutWriters(manager);
      next();
      const words = await renewWords(manager);
      await manager.query(`CREATE TEMP TABLE place ON COMMIT DROP AS ${PLACES}`);
      for (const { view, keys, counts, recount } of COUNTERS) {
        next();
        await manager.query(`DELETE FROM ${view}`);
        // In order, so that what is read together lies together.
        await manager.query(
          `INSERT INTO ${view} (${keys}, ${counts}) ${recount.replaceAll('PLACES', 'place')} ORDER BY ${keys}`,
        );
      }
      await manager.query('DELETE FROM ticket_count_delta');
      const [total] = await manager.query<{ tickets: number }[]>(
        'SELECT coalesce(sum(tickets), 0)::int AS tickets FROM ticket_count',
      );
      return { tickets: total?.tickets ?? 0, ...words };
    });
    await dataSource.query(
      `VACUUM (ANALYZE) ticket_count_delta, search_word, ${COUNTERS.map(({ view }) => view).join(', ')}`,
    );
    return result;
  });
}

/** Folding is kept away as well. The tables are locked in the order in which folding and writers lock them. */
async function lockOutWriters(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.counters]);
  await manager.query('LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE');
  await manager.query(
    `LOCK TABLE ticket_count_delta, ${COUNTERS.map(({ view }) => view).join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
  );
}

/**
 * Adds words that are missing and removes those that no ticket has any more. The words in use were collected before
 * writers were locked out, so what is to be removed is looked up once more.
 */
async function renewWords(manager: EntityManager): Promise<{ addedWords: number; removedWords: number }> {
  // in the order in which folding adds them, so that neither waits for the other
  const added = await manager.query<unknown[]>(
    `INSERT INTO search_word SELECT word FROM word_in_use ORDER BY word ON CONFLICT DO NOTHING RETURNING 1`,
  );
  await manager.query('ANALYZE word_in_use');
  const [, removedWords] = await manager.query<[unknown[], number]>(
    `DELETE FROM search_word WHERE NOT EXISTS (SELECT FROM word_in_use WHERE word_in_use.word = search_word.word)
      AND NOT EXISTS (SELECT FROM ticket WHERE ticket_words(title, description) @> ARRAY[search_word.word])`,
  );
  return { addedWords: added.length, removedWords };
}

function comparison({ view, keys, counts, recount }: Counter): string {
  const columns = keys.split(', ');
  const figures = counts.split(', ');
  const told = (source: string) =>
    figures.length === 1
      ? `coalesce(${source}.${counts}, 0)::text`
      : `concat_ws(', ', ${figures.map((figure) => `'${figure}=' || coalesce(${source}.${figure}, 0)`).join(', ')})`;
  return `
    SELECT concat_ws(', ', ${columns.map((column) => `'${column}=' || ${column}`).join(', ')}) AS place,
      ${told('counted')} AS counted, ${told('kept')} AS kept
    FROM (${recount.replaceAll('PLACES', `(${PLACES}) AS place`)}) AS counted
    FULL JOIN (
      SELECT ${keys}, ${figures.map((figure) => `sum(${figure}) AS ${figure}`).join(', ')} FROM ${view}_now GROUP BY ${keys}
    ) AS kept USING (${keys})
    WHERE ${figures.map((figure) => `coalesce(counted.${figure}, 0) <> coalesce(kept.${figure}, 0)`).join(' OR ')}
    ORDER BY ${keys}`;
}

async function inDatabase<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const options = dataSourceOptions(url);
  // The server looks once a second whether we are still there: then Ctrl-C ends a long statement, and everything is as before.
  const extra = { ...options.extra, options: '-c client_connection_check_interval=1s' };
  const dataSource = await new DataSource({ ...options, extra }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
