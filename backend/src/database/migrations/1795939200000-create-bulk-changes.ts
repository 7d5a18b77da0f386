import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBulkChanges1795939200000 implements MigrationInterface {
  readonly name = 'CreateBulkChanges1795939200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TYPE bulk_change_state AS ENUM ('queued', 'running', 'completed', 'cancelled', 'failed')`,
    );
    await queryRunner.query(`CREATE TYPE bulk_change_result AS ENUM ('changed', 'unchanged', 'missing', 'skipped')`);
    await queryRunner.query(`
      CREATE TABLE bulk_change (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT bulk_change_pkey PRIMARY KEY,
        state bulk_change_state NOT NULL DEFAULT 'queued',
        requested_at timestamptz(3) NOT NULL DEFAULT now(),
        started_at timestamptz(3),
        ended_at timestamptz(3),
        cancel_requested boolean NOT NULL DEFAULT false,
        filter jsonb,
        category ticket_category,
        priority ticket_priority,
        status ticket_status,
        undo_of integer,
        total integer,
        reached integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        missing integer NOT NULL DEFAULT 0,
        skipped integer NOT NULL DEFAULT 0,
        CONSTRAINT bulk_change_changes_or_undoes CHECK ((num_nonnulls(category, priority, status) = 0) = (undo_of IS NOT NULL)),
        CONSTRAINT bulk_change_ended_when_over
          CHECK ((state IN ('completed', 'cancelled', 'failed')) = (ended_at IS NOT NULL))
      )`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX bulk_change_undone_once ON bulk_change (undo_of)
      WHERE state IN ('queued', 'running', 'completed')`);
    // What was searched for may be about somebody, so it goes as soon as the tickets are chosen or never will be.
    await queryRunner.query(`
      CREATE FUNCTION bulk_change_forget_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.filter := (NEW.filter - 'search') || '{"searched": true}';
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER bulk_change_forget_search BEFORE UPDATE ON bulk_change
      FOR EACH ROW WHEN (NEW.filter ? 'search' AND (NEW.total IS NOT NULL OR NEW.ended_at IS NOT NULL))
      EXECUTE FUNCTION bulk_change_forget_search()`);
    await queryRunner.query(`
      CREATE TABLE bulk_change_row (
        bulk_id integer NOT NULL
          CONSTRAINT bulk_change_row_bulk_fkey REFERENCES bulk_change (id) ON DELETE CASCADE,
        ticket_id integer NOT NULL,
        result bulk_change_result,
        category_before ticket_category,
        category_source_before ticket_field_source,
        category_confidence_before double precision,
        priority_before ticket_priority,
        priority_source_before ticket_field_source,
        priority_confidence_before double precision,
        status_before ticket_status,
        resolved_at_before timestamptz(3),
        suggestions_before jsonb,
        version_after integer,
        CONSTRAINT bulk_change_row_pkey PRIMARY KEY (bulk_id, ticket_id),
        CONSTRAINT bulk_change_row_changed_has_version CHECK ((result = 'changed') = (version_after IS NOT NULL))
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE bulk_change_row, bulk_change`);
    await queryRunner.query(`DROP FUNCTION bulk_change_forget_search`);
    await queryRunner.query(`DROP TYPE bulk_change_result, bulk_change_state`);
  }
}
