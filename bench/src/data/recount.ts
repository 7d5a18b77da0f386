import type { Client } from 'pg';

const SIDES = [
  {
    counters:
      'SELECT category, priority, status, sum(tickets) FROM ticket_count_now GROUP BY 1, 2, 3 HAVING sum(tickets) <> 0',
    tickets: 'SELECT category, priority, status, count(*) FROM ticket_place GROUP BY 1, 2, 3',
  },
  {
    counters: `SELECT day, category, priority, status, sum(created), sum(resolved) FROM ticket_count_by_day_now
      GROUP BY 1, 2, 3, 4 HAVING sum(created) <> 0 OR sum(resolved) <> 0`,
    tickets: `SELECT day, category, priority, status, sum(created), sum(resolved) FROM (
        SELECT created_on AS day, category, priority, status, 1 AS created, 0 AS resolved FROM ticket_place
        UNION ALL
        SELECT resolved_on, category, priority, status, 0, 1 FROM ticket_place WHERE resolved_on IS NOT NULL
      ) AS event GROUP BY 1, 2, 3, 4`,
  },
  {
    counters: `SELECT days, since, resolved_after, sum(tickets) FROM resolution_time_by_week_now
      GROUP BY 1, 2, 3 HAVING sum(tickets) <> 0`,
    tickets: `SELECT days, date_trunc('week', resolved_on::timestamp)::date, resolved_after, count(*)
      FROM ticket_place JOIN generate_series(1, 7) AS days ON extract(isodow FROM resolved_on) <= days GROUP BY 1, 2, 3`,
  },
];

/**
 * How many counters differ from what counting the tickets gives. A check of our own beside the product's `recount`, which
 * is under test itself.
 */
export async function countWrongCounters(client: Client): Promise<number> {
  let wrong = 0;
  for (const { counters, tickets } of SIDES) {
    const difference = (one: string, other: string): string => `(${one} EXCEPT ALL ${other})`;
    const { rows } = await client.query<{ wrong: number }>(
      `SELECT count(*)::int AS wrong FROM (${difference(counters, tickets)} UNION ALL ${difference(tickets, counters)}) AS row`,
    );
    wrong += rows[0]?.wrong ?? 0;
  }
  return wrong;
}
