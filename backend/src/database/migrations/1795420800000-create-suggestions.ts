import type { MigrationInterface, QueryRunner } from 'typeorm';

const outcomeIsTrue = (field: 'category' | 'priority') =>
  `num_nonnulls(${field}_final, ${field}_decided_by, ${field}_decided_at) = CASE ${field}_outcome WHEN 'open' THEN 0 ELSE 3 END
    AND (${field}_outcome = 'open' OR (${field}_outcome = 'accepted') = (${field}_final = ${field}))`;

export class CreateSuggestions1795420800000 implements MigrationInterface {
  readonly name = 'CreateSuggestions1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TYPE suggestion_source AS ENUM ('anthropic', 'openai', 'gemini', 'openai_compatible', 'embedded')`,
    );
    await queryRunner.query(`CREATE TYPE suggestion_outcome AS ENUM ('open', 'accepted', 'overridden')`);
    await queryRunner.query(`CREATE TYPE suggestion_decider AS ENUM ('submitter', 'agent')`);
    await queryRunner.query(`
      CREATE TABLE suggestion (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT suggestion_pkey PRIMARY KEY,
        ticket_id integer CONSTRAINT suggestion_ticket_fkey REFERENCES ticket (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        source suggestion_source NOT NULL,
        model text NOT NULL,
        version text NOT NULL,
        degraded boolean NOT NULL,
        category ticket_category NOT NULL,
        category_confidence double precision NOT NULL,
        category_outcome suggestion_outcome NOT NULL DEFAULT 'open',
        category_final ticket_category,
        category_decided_by suggestion_decider,
        category_decided_at timestamptz(3),
        priority ticket_priority NOT NULL,
        priority_confidence double precision NOT NULL,
        priority_outcome suggestion_outcome NOT NULL DEFAULT 'open',
        priority_final ticket_priority,
        priority_decided_by suggestion_decider,
        priority_decided_at timestamptz(3),
        reason text NOT NULL,
        evidence jsonb NOT NULL,
        latency_ms double precision NOT NULL,
        input_tokens integer,
        output_tokens integer,
        cost_usd double precision,
        CONSTRAINT suggestion_category_outcome_true CHECK (${outcomeIsTrue('category')}),
        CONSTRAINT suggestion_priority_outcome_true CHECK (${outcomeIsTrue('priority')}),
        CONSTRAINT suggestion_confidence_range
          CHECK (category_confidence BETWEEN 0 AND 1 AND priority_confidence BETWEEN 0 AND 1),
        CONSTRAINT suggestion_forgets_deleted CHECK (ticket_id IS NOT NULL OR (reason = '' AND evidence = '[]'))
      )`);
    await queryRunner.query(`CREATE INDEX suggestion_latest_of_ticket ON suggestion (ticket_id, id)`);
    await queryRunner.query(`CREATE INDEX suggestion_by_time ON suggestion (created_at)`);
    // Reason and evidence quote the ticket, so they go with it, whoever deletes it; the measurement stays.
    await queryRunner.query(`
      CREATE FUNCTION suggestion_forget_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.reason := '';
        NEW.evidence := '[]';
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER suggestion_forget_ticket BEFORE UPDATE OF ticket_id ON suggestion
      FOR EACH ROW WHEN (NEW.ticket_id IS NULL) EXECUTE FUNCTION suggestion_forget_ticket()`);

    await queryRunner.query(`
      CREATE TABLE signing_key (
        id smallint CONSTRAINT signing_key_pkey PRIMARY KEY,
        secret bytea NOT NULL,
        CONSTRAINT signing_key_single CHECK (id = 1),
        CONSTRAINT signing_key_length CHECK (octet_length(secret) = 32)
      )`);

    await queryRunner.query(`
      ALTER TABLE ticket
        ADD category_confidence double precision,
        ADD priority_confidence double precision`);
    // How sure the proposals of older tickets were, nobody knows; an unfinished ticket is worth a look.
    await queryRunner.query(`
      UPDATE ticket SET
        category_confidence = CASE WHEN category_source <> 'person' THEN 0 END,
        priority_confidence = CASE WHEN priority_source <> 'person' THEN 0 END
      WHERE status IN ('open', 'in_progress') AND (category_source <> 'person' OR priority_source <> 'person')`);
    await queryRunner.query(`
      ALTER TABLE ticket
        ADD CONSTRAINT ticket_category_proposed CHECK (category_source <> 'person' OR category_confidence IS NULL),
        ADD CONSTRAINT ticket_priority_proposed CHECK (priority_source <> 'person' OR priority_confidence IS NULL),
        ADD CONSTRAINT ticket_confidence_range
          CHECK (category_confidence BETWEEN 0 AND 1 AND priority_confidence BETWEEN 0 AND 1)`);
    await queryRunner.query(`
      CREATE INDEX ticket_undecided_newest_first ON ticket (created_at, id)
      WHERE category_confidence IS NOT NULL OR priority_confidence IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE suggestion`);
    await queryRunner.query(`DROP FUNCTION suggestion_forget_ticket`);
    await queryRunner.query(`DROP TABLE signing_key`);
    await queryRunner.query(`DROP INDEX ticket_undecided_newest_first`);
    await queryRunner.query(`
      ALTER TABLE ticket
        DROP CONSTRAINT ticket_category_proposed,
        DROP CONSTRAINT ticket_priority_proposed,
        DROP CONSTRAINT ticket_confidence_range,
        DROP category_confidence,
        DROP priority_confidence`);
    await queryRunner.query(`DROP TYPE suggestion_decider, suggestion_outcome, suggestion_source`);
  }
}
