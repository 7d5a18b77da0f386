import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTicketImports1796025600000 implements MigrationInterface {
  readonly name = 'CreateTicketImports1796025600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TYPE ticket_import_format AS ENUM ('csv', 'jsonl')`);
    await queryRunner.query(
      `CREATE TYPE ticket_import_state AS ENUM ('receiving', 'queued', 'running', 'completed', 'cancelled', 'failed')`,
    );
    await queryRunner.query(`
      CREATE TABLE ticket_import (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT ticket_import_pkey PRIMARY KEY,
        state ticket_import_state NOT NULL DEFAULT 'receiving',
        format ticket_import_format NOT NULL,
        requested_at timestamptz(3) NOT NULL DEFAULT now(),
        started_at timestamptz(3),
        ended_at timestamptz(3),
        changed_at timestamptz(3) NOT NULL DEFAULT now(),
        bytes integer NOT NULL DEFAULT 0,
        digest text,
        ignored_fields text[] NOT NULL DEFAULT '{}',
        rows_total integer NOT NULL DEFAULT 0,
        rows_read integer NOT NULL DEFAULT 0,
        rows_added integer NOT NULL DEFAULT 0,
        rows_refused integer NOT NULL DEFAULT 0,
        CONSTRAINT ticket_import_rows_add_up CHECK (rows_added + rows_refused = rows_read AND rows_read <= rows_total),
        CONSTRAINT ticket_import_ended_when_over
          CHECK ((state IN ('completed', 'cancelled', 'failed')) = (ended_at IS NOT NULL))
      )`);
    await queryRunner.query(`
      CREATE TABLE ticket_import_chunk (
        import_id integer NOT NULL
          CONSTRAINT ticket_import_chunk_import_fkey REFERENCES ticket_import (id) ON DELETE CASCADE,
        place integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT ticket_import_chunk_pkey PRIMARY KEY (import_id, place)
      )`);
    await queryRunner.query(`
      CREATE TABLE ticket_import_refusal (
        import_id integer NOT NULL
          CONSTRAINT ticket_import_refusal_import_fkey REFERENCES ticket_import (id) ON DELETE CASCADE,
        row_number integer NOT NULL,
        errors jsonb NOT NULL,
        CONSTRAINT ticket_import_refusal_pkey PRIMARY KEY (import_id, row_number)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ticket_import_refusal, ticket_import_chunk, ticket_import`);
    await queryRunner.query(`DROP TYPE ticket_import_state, ticket_import_format`);
  }
}
