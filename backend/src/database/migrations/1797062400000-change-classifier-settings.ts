import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChangeClassifierSettings1797062400000 implements MigrationInterface {
  readonly name = 'ChangeClassifierSettings1797062400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE classifier_setting (
        variable text CONSTRAINT classifier_setting_pkey PRIMARY KEY,
        value jsonb NOT NULL,
        CONSTRAINT classifier_setting_variable_form CHECK (variable ~ '^[A-Z][A-Z_]{0,39}$'),
        CONSTRAINT classifier_setting_value_simple CHECK (jsonb_typeof(value) IN ('string', 'number'))
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE classifier_setting`);
  }
}
