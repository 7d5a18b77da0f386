import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateClassifierModels1795507200000 implements MigrationInterface {
  readonly name = 'CreateClassifierModels1795507200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TYPE classifier_model_state AS ENUM ('active', 'retired', 'rejected')`);
    await queryRunner.query(`
      CREATE TABLE classifier_model (
        version text CONSTRAINT classifier_model_pkey PRIMARY KEY,
        base text NOT NULL,
        state classifier_model_state NOT NULL,
        trained_at timestamptz(3) NOT NULL,
        corpus_tickets integer NOT NULL,
        decisions integer NOT NULL,
        metrics jsonb NOT NULL,
        rejection text,
        activated_at timestamptz(3),
        bytes bytea,
        CONSTRAINT classifier_model_rejected_has_reason CHECK ((state = 'rejected') = (rejection IS NOT NULL)),
        CONSTRAINT classifier_model_rejected_cannot_answer CHECK ((state = 'rejected') = (bytes IS NULL)),
        CONSTRAINT classifier_model_active_since CHECK (state <> 'active' OR activated_at IS NOT NULL)
      )`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX classifier_model_one_active ON classifier_model (base) WHERE state = 'active'`);

    await queryRunner.query(`
      CREATE TABLE job_progress (
        job_id uuid CONSTRAINT job_progress_pkey PRIMARY KEY,
        done integer NOT NULL,
        total integer NOT NULL,
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE job_progress`);
    await queryRunner.query(`DROP TABLE classifier_model`);
    await queryRunner.query(`DROP TYPE classifier_model_state`);
  }
}
