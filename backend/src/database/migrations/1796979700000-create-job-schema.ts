import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateJobSchema1796979700000 implements MigrationInterface {
  readonly name = 'CreateJobSchema1796979700000';

  /** pg-boss fills it. It cannot make it where the server may make no schemas. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE SCHEMA IF NOT EXISTS pgboss`);
  }

  /** An earlier release goes on with the jobs that are there. */
  async down(): Promise<void> {
    // nothing to take back
  }
}
