import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a ticket counts: its values, the UTC day of its creation, the UTC day on which it was resolved, and how long
 * that took, as a step of the scale 1.05^n seconds (0: up to a second).
 */
const PLACE = `category, priority, status,
  (created_at AT TIME ZONE 'UTC')::date AS created_on,
  (resolved_at AT TIME ZONE 'UTC')::date AS resolved_on,
  ceil(ln(greatest(1, extract(epoch FROM resolved_at - created_at))) / ln(1.05))::smallint AS resolved_after`;

const PLACE_COLUMNS = 'category, priority, status, created_on, resolved_on, resolved_after';

const trigger = (event: string, tables: string, statement: string) => [
  `CREATE FUNCTION ticket_count_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      ${statement};
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER ticket_count_${event} AFTER ${event} ON ticket ${tables} FOR EACH STATEMENT
    EXECUTE FUNCTION ticket_count_${event}()`,
];

export class CountTickets1795593600000 implements MigrationInterface {
  readonly name = 'CountTickets1795593600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = async (...statements: string[]) => {
      for (const statement of statements) await queryRunner.query(statement);
    };

    // Of tickets that are done already, the last change is the best guess.
    await run(
      `ALTER TABLE ticket ADD resolved_at timestamptz(3)`,
      `UPDATE ticket SET resolved_at = greatest(created_at, updated_at) WHERE status IN ('resolved', 'closed')`,
      `ALTER TABLE ticket ADD CONSTRAINT ticket_resolved_when_done
        CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL))`,
      `CREATE INDEX ticket_resolved ON ticket (resolved_at) WHERE resolved_at IS NOT NULL`,
      `CREATE FUNCTION ticket_note_resolution() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.resolved_at := CASE WHEN NEW.status IN ('resolved', 'closed') THEN coalesce(NEW.resolved_at, now()) END;
          RETURN NEW;
        END $$`,
      `CREATE TRIGGER ticket_note_resolution BEFORE INSERT OR UPDATE OF status ON ticket
        FOR EACH ROW WHEN (NEW.status IN ('resolved', 'closed') OR NEW.resolved_at IS NOT NULL)
        EXECUTE FUNCTION ticket_note_resolution()`,
    );

    const place = `
      category ticket_category NOT NULL,
      priority ticket_priority NOT NULL,
      status ticket_status NOT NULL`;
    await run(
      `CREATE TABLE ticket_count (
        ${place},
        tickets integer NOT NULL,
        CONSTRAINT ticket_count_pkey PRIMARY KEY (category, priority, status)
      )`,
      `CREATE TABLE ticket_count_by_day (
        day date NOT NULL,
        ${place},
        created integer NOT NULL,
        resolved integer NOT NULL,
        CONSTRAINT ticket_count_by_day_pkey PRIMARY KEY (day, category, priority, status)
      )`,
      // The days' sums over all values, which is what people look at most.
      `CREATE TABLE ticket_flow_by_day (
        day date CONSTRAINT ticket_flow_by_day_pkey PRIMARY KEY,
        created integer NOT NULL,
        resolved integer NOT NULL
      )`,
      `CREATE TABLE resolution_time_by_day (
        day date NOT NULL,
        resolved_after smallint NOT NULL,
        tickets integer NOT NULL,
        CONSTRAINT resolution_time_by_day_pkey PRIMARY KEY (day, resolved_after)
      )`,
      // No key: writers only append, so that none waits for another. Its dead rows are many and must not stay, but their
      // space may: giving it back locks writers out.
      `CREATE TABLE ticket_count_delta (
        change integer NOT NULL,
        ${place},
        created_on date NOT NULL,
        resolved_on date,
        resolved_after smallint
      ) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, vacuum_truncate = off)`,
    );

    await run(
      // Each in the order of its key: two folds at once cannot block each other, and a day's rows stay together.
      `CREATE FUNCTION ticket_count_fold() RETURNS integer LANGUAGE sql AS $$
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
          INSERT INTO resolution_time_by_day
          SELECT resolved_on, resolved_after, sum(change) FROM taken WHERE resolved_on IS NOT NULL
          GROUP BY 1, 2 HAVING sum(change) <> 0
          ORDER BY 1, 2
          ON CONFLICT ON CONSTRAINT resolution_time_by_day_pkey
          DO UPDATE SET tickets = resolution_time_by_day.tickets + excluded.tickets
        )
        SELECT count(*)::integer FROM taken
      $$`,
      // The counters of this moment: what was folded and what was not yet.
      `CREATE VIEW ticket_count_now AS
        SELECT category, priority, status, tickets FROM ticket_count
        UNION ALL
        SELECT category, priority, status, change FROM ticket_count_delta`,
      `CREATE VIEW ticket_count_by_day_now AS
        SELECT day, category, priority, status, created, resolved FROM ticket_count_by_day
        UNION ALL
        SELECT created_on, category, priority, status, change, 0 FROM ticket_count_delta
        UNION ALL
        SELECT resolved_on, category, priority, status, 0, change FROM ticket_count_delta WHERE resolved_on IS NOT NULL`,
      `CREATE VIEW ticket_flow_by_day_now AS
        SELECT day, created, resolved FROM ticket_flow_by_day
        UNION ALL
        SELECT created_on, change, 0 FROM ticket_count_delta
        UNION ALL
        SELECT resolved_on, 0, change FROM ticket_count_delta WHERE resolved_on IS NOT NULL`,
      `CREATE VIEW resolution_time_by_day_now AS
        SELECT day, resolved_after, tickets FROM resolution_time_by_day
        UNION ALL
        SELECT resolved_on, resolved_after, change FROM ticket_count_delta WHERE resolved_on IS NOT NULL`,
      // What the counters should say: the places of all tickets.
      `CREATE VIEW ticket_place AS SELECT ${PLACE} FROM ticket`,
    );

    const append = `INSERT INTO ticket_count_delta (change, ${PLACE_COLUMNS})`;
    await run(
      ...trigger(
        'insert',
        'REFERENCING NEW TABLE AS added',
        `${append} SELECT count(*), ${PLACE} FROM added GROUP BY ${PLACE_COLUMNS}`,
      ),
      ...trigger(
        'update',
        'REFERENCING OLD TABLE AS before NEW TABLE AS after',
        `${append}
          SELECT sum(change), ${PLACE_COLUMNS}
          FROM (SELECT 1 AS change, ${PLACE} FROM after UNION ALL SELECT -1, ${PLACE} FROM before) AS moved
          GROUP BY ${PLACE_COLUMNS} HAVING sum(change) <> 0`,
      ),
      ...trigger(
        'delete',
        'REFERENCING OLD TABLE AS removed',
        `${append} SELECT -count(*), ${PLACE} FROM removed GROUP BY ${PLACE_COLUMNS}`,
      ),
      ...trigger(
        'truncate',
        '',
        'TRUNCATE ticket_count_delta, ticket_count, ticket_count_by_day, ticket_flow_by_day, resolution_time_by_day',
      ),
      `${append} SELECT count(*), ${PLACE_COLUMNS} FROM ticket_place GROUP BY ${PLACE_COLUMNS}`,
      `SELECT ticket_count_fold()`,
      // Its dead rows would be read with every count.
      `TRUNCATE ticket_count_delta`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const event of ['insert', 'update', 'delete', 'truncate']) {
      await queryRunner.query(`DROP TRIGGER ticket_count_${event} ON ticket`);
      await queryRunner.query(`DROP FUNCTION ticket_count_${event}`);
    }
    await queryRunner.query(
      `DROP VIEW ticket_place, ticket_count_now, ticket_count_by_day_now, ticket_flow_by_day_now, resolution_time_by_day_now`,
    );
    await queryRunner.query(`DROP FUNCTION ticket_count_fold`);
    await queryRunner.query(
      `DROP TABLE ticket_count_delta, ticket_count, ticket_count_by_day, ticket_flow_by_day, resolution_time_by_day`,
    );
    await queryRunner.query(`DROP TRIGGER ticket_note_resolution ON ticket`);
    await queryRunner.query(`DROP FUNCTION ticket_note_resolution`);
    await queryRunner.query(`ALTER TABLE ticket DROP resolved_at`);
  }
}
