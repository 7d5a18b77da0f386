import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who writes: set by those who are neither submitters nor agents, for their transaction. */
const actorOr = (usual: string) =>
  `coalesce(nullif(current_setting('triagedesk.actor', true), ''), '${usual}')::ticket_event_actor`;

/** What anybody can see of a ticket, apart from the time of its last change. */
const VISIBLE = [
  'version',
  'title',
  'description',
  'category',
  'category_source',
  'category_confidence',
  'priority',
  'priority_source',
  'priority_confidence',
  'status',
  'created_at',
  'resolved_at',
];

const row = (table: string, columns: readonly string[]) =>
  `(${columns.map((column) => `${table}.${column}`).join(', ')})`;

const differs = (columns: readonly string[]) => `${row('after', columns)} IS DISTINCT FROM ${row('before', columns)}`;

/** A value and who decided it: from, to, and whether it is decided now. */
const judged = (field: string) =>
  `CASE WHEN ${differs([field, `${field}_source`, `${field}_confidence`])}
    THEN jsonb_build_array(before.${field}::text, after.${field}::text, after.${field}_confidence IS NULL) END`;

const trigger = (event: string, tables: string, statement: string) => [
  `CREATE FUNCTION ticket_event_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      ${statement};
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER ticket_event_${event} AFTER ${event} ON ticket ${tables} FOR EACH STATEMENT
    EXECUTE FUNCTION ticket_event_${event}()`,
];

/** Every change of a ticket leaves an event, in the transaction that makes it. Events hold no words of tickets. */
export class CreateTicketEvents1796198400000 implements MigrationInterface {
  readonly name = 'CreateTicketEvents1796198400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TYPE ticket_event_kind AS ENUM ('created', 'changed', 'suggested', 'deleted')`,
      `CREATE TYPE ticket_event_actor AS ENUM ('submitter', 'agent', 'classifier', 'bulk', 'import', 'system')`,
      // The key is the order of the stream. No reference to the ticket: its events outlive it.
      `CREATE TABLE ticket_event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz(3) NOT NULL DEFAULT now(),
        ticket_id integer NOT NULL,
        version integer NOT NULL,
        kind ticket_event_kind NOT NULL,
        actor ticket_event_actor NOT NULL,
        bulk_id integer,
        changes jsonb,
        CONSTRAINT ticket_event_pkey PRIMARY KEY (xid, id)
      )`,
      `CREATE INDEX ticket_event_of_ticket ON ticket_event (ticket_id, id)`,
      `CREATE INDEX ticket_event_deletions ON ticket_event (at) WHERE kind = 'deleted'`,
      ...trigger(
        'insert',
        'REFERENCING NEW TABLE AS added',
        `INSERT INTO ticket_event (ticket_id, version, kind, actor)
          SELECT id, version, 'created', ${actorOr('submitter')} FROM added`,
      ),
      // A full join is never carried out row by row against row by row, whatever the number of rows was when it was planned.
      ...trigger(
        'update',
        'REFERENCING OLD TABLE AS before NEW TABLE AS after',
        `INSERT INTO ticket_event (ticket_id, version, kind, actor, bulk_id, changes)
          SELECT after.id, after.version,
            CASE writer.actor WHEN 'classifier' THEN 'suggested' ELSE 'changed' END::ticket_event_kind,
            writer.actor, writer.bulk_id,
            nullif(jsonb_strip_nulls(jsonb_build_object(
              'title', CASE WHEN after.title <> before.title THEN true END,
              'description', CASE WHEN after.description <> before.description THEN true END,
              'category', ${judged('category')},
              'priority', ${judged('priority')},
              'status', CASE WHEN after.status <> before.status
                THEN jsonb_build_array(before.status::text, after.status::text) END
            )), '{}')
          FROM before FULL JOIN after USING (id), (
            SELECT ${actorOr('agent')} AS actor,
              nullif(current_setting('triagedesk.bulk_id', true), '')::integer AS bulk_id
          ) AS writer
          WHERE ${differs(VISIBLE)}`,
      ),
      ...trigger(
        'delete',
        'REFERENCING OLD TABLE AS removed',
        `INSERT INTO ticket_event (ticket_id, version, kind, actor)
          SELECT id, version, 'deleted', ${actorOr('agent')} FROM removed`,
      ),
      // Readers see that the table was emptied by its file, which is a new one.
      ...trigger('truncate', '', 'TRUNCATE ticket_event'),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const event of ['insert', 'update', 'delete', 'truncate']) {
      await queryRunner.query(`DROP TRIGGER ticket_event_${event} ON ticket`);
      await queryRunner.query(`DROP FUNCTION ticket_event_${event}`);
    }
    await queryRunner.query(`DROP TABLE ticket_event`);
    await queryRunner.query(`DROP TYPE ticket_event_kind, ticket_event_actor`);
  }
}
