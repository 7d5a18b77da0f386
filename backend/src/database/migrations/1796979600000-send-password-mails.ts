import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SendPasswordMails1796979600000 implements MigrationInterface {
  readonly name = 'SendPasswordMails1796979600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE password_mail (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT password_mail_pkey PRIMARY KEY,
        email text NOT NULL,
        address text NOT NULL,
        requested_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT password_mail_email_length CHECK (char_length(email) <= 254),
        CONSTRAINT password_mail_address_length CHECK (char_length(address) <= 64)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE password_mail`);
  }
}
