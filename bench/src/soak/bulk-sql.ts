import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const PAUSE_MS = 700;
/** Every so many of the tickets is touched by one statement. */
const STEP = 97;

/** What an operator at a console may do to many tickets at once. `$1` is a number below `STEP`, `$2` the number of generated tickets. */
const TRANSACTIONS: readonly (readonly string[])[] = [
  [`UPDATE ticket SET status = 'resolved' WHERE id % ${STEP} = $1`],
  [`UPDATE ticket SET status = 'open' WHERE id % ${STEP} = $1`],
  [`UPDATE ticket SET category = 'billing', priority = 'high' WHERE id % ${STEP} = $1`],
  [`UPDATE ticket SET description = description || ' seen' || $1 WHERE id <= $2 AND id % ${STEP} = $1`],
  [`DELETE FROM ticket WHERE id <= $2 AND id % ${STEP * 5} = $1`],
  [
    `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status)
     SELECT 'bulk', 'inserted by SQL ' || number, 'general', 'person', 'low', 'person', 'closed'
     FROM generate_series(1, $1::int * 5) AS number`,
  ],
  // what is taken back must count for nothing
  [
    'BEGIN',
    `UPDATE ticket SET priority = 'critical' WHERE id % ${STEP} = $1`,
    `DELETE FROM ticket WHERE id % ${STEP} = $1`,
    'ROLLBACK',
  ],
  [
    'BEGIN',
    `UPDATE ticket SET status = 'closed' WHERE id % ${STEP} = $1`,
    'SAVEPOINT before',
    `DELETE FROM ticket WHERE id % ${STEP} = $1`,
    'ROLLBACK TO before',
    'COMMIT',
  ],
];

/** How PostgreSQL ends one of several transactions that wait for each other. */
const DEADLOCK = '40P01';

export interface BulkSqlResult {
  done: number;
  /** Lost a deadlock. */
  refused: number;
  /** What went wrong otherwise, each error once. */
  errors: string[];
}

/** Works on many tickets at once until the end. Statements that lose a deadlock are left. */
export async function runBulkSql(client: Client, tickets: number, end: AbortSignal): Promise<BulkSqlResult> {
  const result = { done: 0, refused: 0, errors: new Set<string>() };
  for (let turn = 0; !end.aborted; turn++) {
    const transaction = TRANSACTIONS[turn % TRANSACTIONS.length] ?? [];
    try {
      for (const statement of transaction) await client.query(withValues(statement, (turn * 31) % STEP, tickets));
      result.done++;
    } catch (error) {
      if ((error as { code?: unknown }).code === DEADLOCK) result.refused++;
      else result.errors.add(String(error));
      await client.query('ROLLBACK');
    }
    await sleep(PAUSE_MS);
  }
  return { ...result, errors: [...result.errors] };
}

/** Both are numbers of ours. */
function withValues(statement: string, part: number, tickets: number): string {
  return statement.replaceAll('$1', String(part)).replaceAll('$2', String(tickets));
}
