import type { MigrationInterface, QueryRunner } from 'typeorm';

const actorOr = (usual: string) =>
  `coalesce(nullif(current_setting('triagedesk.actor', true), ''), ${usual})::ticket_event_actor`;

const whenInserted = (kind: string, actor: string) => `
  CREATE OR REPLACE FUNCTION ticket_event_insert() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO ticket_event (ticket_id, version, kind, actor) SELECT id, version, ${kind}, ${actor} FROM added;
    RETURN NULL;
  END $$`;

/** A transaction that brings tickets back says so. */
const RESTORING = `current_setting('triagedesk.restoring', true) = 'on'`;

/** Tickets that were deleted are kept for a while, beside the others, so that lists, counters and search never meet them. */
export class KeepDeletedTickets1796630400000 implements MigrationInterface {
  readonly name = 'KeepDeletedTickets1796630400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      // The row as JSON, so that a column that tickets get later needs nothing here.
      `CREATE TABLE deleted_ticket (
        ticket_id integer CONSTRAINT deleted_ticket_pkey PRIMARY KEY,
        deleted_at timestamptz(3) NOT NULL DEFAULT now(),
        ticket jsonb NOT NULL,
        suggestions jsonb NOT NULL,
        idempotency_keys text[] NOT NULL
      )`,
      `CREATE INDEX deleted_ticket_by_time ON deleted_ticket (deleted_at, ticket_id)`,
      // Who empties the table of tickets means all of them, and may begin again with the first number.
      `CREATE FUNCTION deleted_ticket_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          TRUNCATE deleted_ticket;
          RETURN NULL;
        END $$`,
      `CREATE TRIGGER deleted_ticket_truncate AFTER TRUNCATE ON ticket FOR EACH STATEMENT
        EXECUTE FUNCTION deleted_ticket_truncate()`,
      `ALTER TYPE ticket_event_kind ADD VALUE 'restored'`,
      whenInserted(
        `CASE WHEN ${RESTORING} THEN 'restored' ELSE 'created' END::ticket_event_kind`,
        actorOr(`CASE WHEN ${RESTORING} THEN 'agent' ELSE 'submitter' END`),
      ),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  /** What was deleted is then gone for good. */
  async down(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      whenInserted(`'created'`, actorOr(`'submitter'`)),
      `DROP INDEX ticket_event_deletions`,
      `ALTER TYPE ticket_event_kind RENAME TO ticket_event_kind_with_restored`,
      `CREATE TYPE ticket_event_kind AS ENUM ('created', 'changed', 'suggested', 'deleted')`,
      // Of a change without changes only the version is told.
      `ALTER TABLE ticket_event ALTER kind TYPE ticket_event_kind
        USING CASE kind WHEN 'restored' THEN 'changed' ELSE kind::text END::ticket_event_kind`,
      `DROP TYPE ticket_event_kind_with_restored`,
      `CREATE INDEX ticket_event_deletions ON ticket_event (at) WHERE kind = 'deleted'`,
      `DROP TRIGGER deleted_ticket_truncate ON ticket`,
      `DROP FUNCTION deleted_ticket_truncate`,
      `DROP TABLE deleted_ticket`,
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }
}
