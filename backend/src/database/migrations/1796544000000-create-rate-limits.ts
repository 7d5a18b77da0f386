import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRateLimits1796544000000 implements MigrationInterface {
  readonly name = 'CreateRateLimits1796544000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Not written ahead: after a crash everybody starts anew, which no limit minds. Half empty pages let counts grow in place.
    await queryRunner.query(`
      CREATE UNLOGGED TABLE rate_count (
        key text NOT NULL,
        minute integer NOT NULL,
        count integer NOT NULL,
        CONSTRAINT rate_count_pkey PRIMARY KEY (key, minute),
        CONSTRAINT rate_count_key_length CHECK (char_length(key) <= 200),
        CONSTRAINT rate_count_positive CHECK (count > 0)
      ) WITH (fillfactor = 50)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE rate_count`);
  }
}
