import type { MigrationInterface, QueryRunner } from 'typeorm';

const actorOr = (usual: string) =>
  `coalesce(nullif(current_setting('triagedesk.actor', true), ''), ${usual})::ticket_event_actor`;

/** A transaction that brings tickets back says so. */
const RESTORING = `current_setting('triagedesk.restoring', true) = 'on'`;

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

/** Columns of an event that tell who asked for it, and their values; none of both before this migration. */
interface Author {
  readonly columns: string;
  readonly values: string;
}

const NOBODY: Author = { columns: '', values: '' };

const WHO: Author = {
  columns: ', person_id, token',
  values: `, nullif(current_setting('triagedesk.person_id', true), '')::integer,
    nullif(current_setting('triagedesk.token', true), '')`,
};

const functionOf = (event: string, statement: string) => `
  CREATE OR REPLACE FUNCTION ticket_event_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${statement};
    RETURN NULL;
  END $$`;

const functionsThatNote = ({ columns, values }: Author) => [
  functionOf(
    'insert',
    `INSERT INTO ticket_event (ticket_id, version, kind, actor${columns})
      SELECT id, version, CASE WHEN ${RESTORING} THEN 'restored' ELSE 'created' END::ticket_event_kind,
        ${actorOr(`CASE WHEN ${RESTORING} THEN 'agent' ELSE 'submitter' END`)}${values}
      FROM added`,
  ),
  functionOf(
    'update',
    `INSERT INTO ticket_event (ticket_id, version, kind, actor, bulk_id, changes${columns})
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
        )), '{}')${values}
      FROM before FULL JOIN after USING (id), (
        SELECT ${actorOr(`'agent'`)} AS actor,
          nullif(current_setting('triagedesk.bulk_id', true), '')::integer AS bulk_id
      ) AS writer
      WHERE ${differs(VISIBLE)}`,
  ),
  functionOf(
    'delete',
    `INSERT INTO ticket_event (ticket_id, version, kind, actor${columns})
      SELECT id, version, 'deleted', ${actorOr(`'agent'`)}${values} FROM removed`,
  ),
];

/** What is done later, or may be undone, for somebody. */
const TABLES = ['ticket_event', 'bulk_change', 'ticket_import', 'deleted_ticket'];

/**
 * The history of a ticket tells which person changed it, and with which token. The name of a token is kept as it was: the
 * token itself may be revoked since. People are never removed.
 */
export class NoteWhoChangesTickets1796803200000 implements MigrationInterface {
  readonly name = 'NoteWhoChangesTickets1796803200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`ALTER TABLE ${table} ADD person_id integer, ADD token text`);
    for (const statement of functionsThatNote(WHO)) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of functionsThatNote(NOBODY)) await queryRunner.query(statement);
    for (const table of TABLES) await queryRunner.query(`ALTER TABLE ${table} DROP person_id, DROP token`);
  }
}
