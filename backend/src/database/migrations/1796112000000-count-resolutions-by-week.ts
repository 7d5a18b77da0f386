import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The stretches in which a resolution counts: its UTC day, and the week from Monday on, as their first day and length. */
const SPANS = `LATERAL (VALUES
  (1::smallint, resolved_on),
  (7::smallint, date_trunc('week', resolved_on::timestamp)::date)
) AS span (days, since)`;

/**
 * The function that folds, with the statement that adds to the times to resolve. Each in the order of its key: two folds
 * at once cannot block each other, and what is read together stays together.
 */
const fold = (resolution: string) => `
  CREATE OR REPLACE FUNCTION ticket_count_fold() RETURNS integer LANGUAGE sql AS $$
    WITH taken AS (DELETE FROM ticket_count_delta RETURNING *),
    event AS MATERIALIZED (
      SELECT created_on AS day, category, priority, status, change AS created, 0 AS resolved FROM taken
      UNION ALL
      SELECT resolved_on, category, priority, status, 0, change FROM taken WHERE resolved_on IS NOT NULL
    ),
    total AS (
      INSERT INTO ticket_count
      SELECT category, priority, status, sum(change) FROM taken GROUP BY 1, 2, 3 HAVING sum(change) <> 0
      ORDER BY 1, 2, 3
      ON CONFLICT ON CONSTRAINT ticket_count_pkey
      DO UPDATE SET tickets = ticket_count.tickets + excluded.tickets
    ),
    by_day AS (
      INSERT INTO ticket_count_by_day
      SELECT day, category, priority, status, sum(created), sum(resolved) FROM event
      GROUP BY 1, 2, 3, 4 HAVING sum(created) <> 0 OR sum(resolved) <> 0
      ORDER BY 1, 2, 3, 4
      ON CONFLICT ON CONSTRAINT ticket_count_by_day_pkey
      DO UPDATE SET
        created = ticket_count_by_day.created + excluded.created,
        resolved = ticket_count_by_day.resolved + excluded.resolved
    ),
    flow AS (
      INSERT INTO ticket_flow_by_day
      SELECT day, sum(created), sum(resolved) FROM event
      GROUP BY 1 HAVING sum(created) <> 0 OR sum(resolved) <> 0
      ORDER BY 1
      ON CONFLICT ON CONSTRAINT ticket_flow_by_day_pkey
      DO UPDATE SET
        created = ticket_flow_by_day.created + excluded.created,
        resolved = ticket_flow_by_day.resolved + excluded.resolved
    ),
    resolution AS (${resolution}
    )
    SELECT count(*)::integer FROM taken
  $$`;

const truncateWith = (times: string) => `
  CREATE OR REPLACE FUNCTION ticket_count_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      TRUNCATE ticket_count_delta, ticket_count, ticket_count_by_day, ticket_flow_by_day, ${times};
      RETURN NULL;
    END $$`;

/** Times to resolve are counted by week as well, so that a long range adds up fewer rows. */
export class CountResolutionsByWeek1796112000000 implements MigrationInterface {
  readonly name = 'CountResolutionsByWeek1796112000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await inTurn(queryRunner, [
      ...keepFoldsOut('resolution_time_by_day', 'resolution_time_by_day_now'),
      `CREATE TABLE resolution_time (
        days smallint NOT NULL,
        since date NOT NULL,
        resolved_after smallint NOT NULL,
        tickets integer NOT NULL,
        CONSTRAINT resolution_time_pkey PRIMARY KEY (days, since, resolved_after)
      )`,
      `INSERT INTO resolution_time
        SELECT span.days, span.since, resolved_after, sum(tickets)
        FROM (SELECT day AS resolved_on, resolved_after, tickets FROM resolution_time_by_day) AS time, ${SPANS}
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3`,
      `DROP TABLE resolution_time_by_day`,
      fold(`
        INSERT INTO resolution_time
        SELECT span.days, span.since, resolved_after, sum(change) FROM taken, ${SPANS}
        WHERE resolved_on IS NOT NULL
        GROUP BY 1, 2, 3 HAVING sum(change) <> 0
        ORDER BY 1, 2, 3
        ON CONFLICT ON CONSTRAINT resolution_time_pkey
        DO UPDATE SET tickets = resolution_time.tickets + excluded.tickets`),
      `CREATE VIEW resolution_time_now AS
        SELECT days, since, resolved_after, tickets FROM resolution_time
        UNION ALL
        SELECT span.days, span.since, resolved_after, change FROM ticket_count_delta, ${SPANS}
        WHERE resolved_on IS NOT NULL`,
      truncateWith('resolution_time'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await inTurn(queryRunner, [
      ...keepFoldsOut('resolution_time', 'resolution_time_now'),
      `CREATE TABLE resolution_time_by_day (
        day date NOT NULL,
        resolved_after smallint NOT NULL,
        tickets integer NOT NULL,
        CONSTRAINT resolution_time_by_day_pkey PRIMARY KEY (day, resolved_after)
      )`,
      `INSERT INTO resolution_time_by_day
        SELECT since, resolved_after, tickets FROM resolution_time WHERE days = 1 ORDER BY 1, 2`,
      `DROP TABLE resolution_time`,
      fold(`
        INSERT INTO resolution_time_by_day
        SELECT resolved_on, resolved_after, sum(change) FROM taken WHERE resolved_on IS NOT NULL
        GROUP BY 1, 2 HAVING sum(change) <> 0
        ORDER BY 1, 2
        ON CONFLICT ON CONSTRAINT resolution_time_by_day_pkey
        DO UPDATE SET tickets = resolution_time_by_day.tickets + excluded.tickets`),
      `CREATE VIEW resolution_time_by_day_now AS
        SELECT day, resolved_after, tickets FROM resolution_time_by_day
        UNION ALL
        SELECT resolved_on, resolved_after, change FROM ticket_count_delta WHERE resolved_on IS NOT NULL`,
      truncateWith('resolution_time_by_day'),
    ]);
  }
}

/**
 * Readers come by the view and wait there. Folds that have written to the table end first, so nothing of them is missed. One
 * that begins meanwhile waits for the table, finds it gone and is taken back, so its changes are still there for the next.
 */
function keepFoldsOut(table: string, view: string): string[] {
  return [`DROP VIEW ${view}`, `LOCK TABLE ${table}`];
}

async function inTurn(queryRunner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await queryRunner.query(statement);
}
