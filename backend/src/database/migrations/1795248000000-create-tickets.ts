import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTickets1795248000000 implements MigrationInterface {
  readonly name = 'CreateTickets1795248000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TYPE ticket_category AS ENUM ('billing', 'technical', 'account', 'general')`);
    await queryRunner.query(`CREATE TYPE ticket_priority AS ENUM ('low', 'medium', 'high', 'critical')`);
    await queryRunner.query(`CREATE TYPE ticket_status AS ENUM ('open', 'in_progress', 'resolved', 'closed')`);
    await queryRunner.query(`CREATE TYPE ticket_field_source AS ENUM ('person', 'classifier', 'default')`);
    await queryRunner.query(`
      CREATE TABLE ticket (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT ticket_pkey PRIMARY KEY,
        title text NOT NULL,
        description text NOT NULL,
        category ticket_category NOT NULL,
        category_source ticket_field_source NOT NULL,
        priority ticket_priority NOT NULL,
        priority_source ticket_field_source NOT NULL,
        status ticket_status NOT NULL DEFAULT 'open',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT ticket_title_not_blank CHECK (title ~ '[^[:space:]]'),
        CONSTRAINT ticket_title_length CHECK (char_length(title) <= 200),
        CONSTRAINT ticket_description_not_blank CHECK (description ~ '[^[:space:]]'),
        CONSTRAINT ticket_description_length CHECK (char_length(description) <= 20000)
      )`);
    await queryRunner.query(`CREATE INDEX ticket_newest_first ON ticket (created_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ticket`);
    await queryRunner.query(`DROP TYPE ticket_field_source, ticket_status, ticket_priority, ticket_category`);
  }
}
