import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSecondFactors1796889600000 implements MigrationInterface {
  readonly name = 'CreateSecondFactors1796889600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Beside the password, so that the statement that opens a session sees both in one row.
    await queryRunner.query(`ALTER TABLE person ADD COLUMN second_factor_at timestamptz(3)`);
    await queryRunner.query(`
      CREATE TABLE second_factor (
        person_id integer CONSTRAINT second_factor_pkey PRIMARY KEY
          CONSTRAINT second_factor_person_fkey REFERENCES person ON DELETE CASCADE,
        secret bytea NOT NULL,
        begun_at timestamptz(3) NOT NULL DEFAULT now(),
        last_step integer NOT NULL DEFAULT 0,
        recovery_codes text[] NOT NULL DEFAULT '{}',
        CONSTRAINT second_factor_secret_length CHECK (octet_length(secret) = 48),
        CONSTRAINT second_factor_step_counted CHECK (last_step >= 0),
        CONSTRAINT second_factor_few_codes CHECK (cardinality(recovery_codes) <= 10)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE second_factor`);
    await queryRunner.query(`ALTER TABLE person DROP COLUMN second_factor_at`);
  }
}
