import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The beginnings of its week, from Monday on, that a resolution is in: they end on its UTC day or later, the last on Sunday. */
const BEGINNINGS = `LATERAL (
  SELECT days::smallint, resolved_on - (extract(isodow FROM resolved_on)::integer - 1) AS since
  FROM generate_series(extract(isodow FROM resolved_on)::integer, 7) AS days
) AS span`;

/** As in `CountResolutionsByWeek`. */
const DAY_AND_WEEK = `LATERAL (VALUES
  (1::smallint, resolved_on),
  (7::smallint, date_trunc('week', resolved_on::timestamp)::date)
) AS span (days, since)`;

/** A table of times to resolve. */
interface Times {
  readonly table: string;
  /** In which spans a resolution counts. */
  readonly spans: string;
  /** What was counted for each UTC day. */
  readonly ofEachDay: string;
}

const BY_DAY_AND_WEEK: Times = {
  table: 'resolution_time',
  spans: DAY_AND_WEEK,
  ofEachDay: 'SELECT since AS resolved_on, resolved_after, tickets FROM resolution_time WHERE days = 1',
};

const WITHIN_WEEKS: Times = {
  table: 'resolution_time_by_week',
  spans: BEGINNINGS,
  // what each day adds to the beginning of its week that ends the day before
  ofEachDay: `
    SELECT resolved_on, resolved_after, sum(tickets) AS tickets
    FROM (
      SELECT since + days - 1 AS resolved_on, resolved_after, tickets FROM resolution_time_by_week
      UNION ALL
      SELECT since + days, resolved_after, -tickets FROM resolution_time_by_week WHERE days < 7
    ) AS difference
    GROUP BY 1, 2 HAVING sum(tickets) <> 0`,
};

/** As in `CountResolutionsByWeek`, but for the table and its spans. */
const fold = ({ table, spans }: Times) => `
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
    resolution AS (
      INSERT INTO ${table}
      SELECT span.days, span.since, resolved_after, sum(change) FROM taken, ${spans}
      WHERE resolved_on IS NOT NULL
      GROUP BY 1, 2, 3 HAVING sum(change) <> 0
      ORDER BY 1, 2, 3
      ON CONFLICT ON CONSTRAINT ${table}_pkey
      DO UPDATE SET tickets = ${table}.tickets + excluded.tickets
    )
    SELECT count(*)::integer FROM taken
  $$`;

const truncate = ({ table }: Times) => `
  CREATE OR REPLACE FUNCTION ticket_count_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      TRUNCATE ticket_count_delta, ticket_count, ticket_count_by_day, ticket_flow_by_day, ${table};
      RETURN NULL;
    END $$`;

/**
 * Readers and folds of another version must not take the new rows for theirs, so the table gets another name: who waits for
 * it meanwhile finds it gone. The changes of such a fold are still there for the next.
 */
const replace = (before: Times, after: Times) => [
  `DROP VIEW ${before.table}_now`,
  `LOCK TABLE ${before.table}`,
  `CREATE TABLE ${after.table} (
    days smallint NOT NULL,
    since date NOT NULL,
    resolved_after smallint NOT NULL,
    tickets integer NOT NULL,
    CONSTRAINT ${after.table}_pkey PRIMARY KEY (days, since, resolved_after)
  )`,
  `INSERT INTO ${after.table}
    SELECT span.days, span.since, resolved_after, sum(tickets)
    FROM (${before.ofEachDay}) AS time, ${after.spans}
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3`,
  `DROP TABLE ${before.table}`,
  fold(after),
  truncate(after),
  `CREATE VIEW ${after.table}_now AS
    SELECT days, since, resolved_after, tickets FROM ${after.table}
    UNION ALL
    SELECT span.days, span.since, resolved_after, change FROM ticket_count_delta, ${after.spans}
    WHERE resolved_on IS NOT NULL`,
];

/**
 * Times to resolve are counted by the beginnings of each week instead of by its days: the days of a range that are no whole
 * weeks take one or two of them, where they took up to twelve days.
 */
export class CountResolutionsWithinWeeks1797321600000 implements MigrationInterface {
  readonly name = 'CountResolutionsWithinWeeks1797321600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of replace(BY_DAY_AND_WEEK, WITHIN_WEEKS)) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of replace(WITHIN_WEEKS, BY_DAY_AND_WEEK)) await queryRunner.query(statement);
  }
}
