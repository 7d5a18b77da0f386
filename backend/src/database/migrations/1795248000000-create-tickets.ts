import type { MigrationInterface, QueryRunner } from 'typeorm';

const VISIBLE =
  '[^[:space:][:cntrl:]\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\U000E0000-\\U000E0FFF]';

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
        CONSTRAINT ticket_title_not_blank CHECK (title ~ '${VISIBLE}'),
        CONSTRAINT ticket_title_length CHECK (char_length(title) <= 200),
        CONSTRAINT ticket_description_not_blank CHECK (description ~ '${VISIBLE}'),
        CONSTRAINT ticket_description_length CHECK (char_length(description) <= 20000)
      )`);
    await queryRunner.query(`CREATE INDEX ticket_newest_first ON ticket (created_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ticket`);
    await queryRunner.query(`DROP TYPE ticket_field_source, ticket_status, ticket_priority, ticket_category`);
  }
}
