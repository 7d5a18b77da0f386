import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLlmUsage1795334400000 implements MigrationInterface {
  readonly name = 'CreateLlmUsage1795334400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE llm_usage (
        day date NOT NULL,
        provider text NOT NULL,
        calls integer NOT NULL DEFAULT 0,
        input_tokens bigint NOT NULL DEFAULT 0,
        output_tokens bigint NOT NULL DEFAULT 0,
        cost_usd numeric(14,6) NOT NULL DEFAULT 0,
        CONSTRAINT llm_usage_pkey PRIMARY KEY (day, provider),
        CONSTRAINT llm_usage_not_negative
          CHECK (calls >= 0 AND input_tokens >= 0 AND output_tokens >= 0 AND cost_usd >= 0)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE llm_usage`);
  }
}
