import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1795852800000 implements MigrationInterface {
  readonly name = 'CreateIdempotencyKeys1795852800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_key (
        key text CONSTRAINT idempotency_key_pkey PRIMARY KEY,
        request_hash bytea NOT NULL,
        ticket_id integer CONSTRAINT idempotency_key_ticket_fkey REFERENCES ticket (id) ON DELETE SET NULL,
        answer json,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_visible CHECK (key ~ '^[!-~]{1,255}$'),
        CONSTRAINT idempotency_key_hash_length CHECK (octet_length(request_hash) = 32),
        CONSTRAINT idempotency_key_forgets_deleted CHECK (ticket_id IS NOT NULL OR answer IS NULL)
      )`);
    await queryRunner.query(`CREATE INDEX idempotency_key_of_ticket ON idempotency_key (ticket_id)`);
    await queryRunner.query(`CREATE INDEX idempotency_key_by_time ON idempotency_key (created_at)`);
    // The answer quotes the ticket, so it goes with it, whoever deletes it; the key stays, so that nothing is created anew.
    await queryRunner.query(`
      CREATE FUNCTION idempotency_key_forget_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.answer := NULL;
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER idempotency_key_forget_ticket BEFORE UPDATE OF ticket_id ON idempotency_key
      FOR EACH ROW WHEN (NEW.ticket_id IS NULL) EXECUTE FUNCTION idempotency_key_forget_ticket()`);
    // Nor does an answer keep what a person removed from the ticket: repetitions are told the ticket as it is then.
    await queryRunner.query(`
      CREATE FUNCTION idempotency_key_forget_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE idempotency_key SET answer = NULL WHERE ticket_id = NEW.id;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER idempotency_key_forget_text AFTER UPDATE OF title, description ON ticket
      FOR EACH ROW WHEN ((OLD.title, OLD.description) IS DISTINCT FROM (NEW.title, NEW.description))
      EXECUTE FUNCTION idempotency_key_forget_text()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER idempotency_key_forget_text ON ticket`);
    await queryRunner.query(`DROP FUNCTION idempotency_key_forget_text`);
    await queryRunner.query(`DROP TABLE idempotency_key`);
    await queryRunner.query(`DROP FUNCTION idempotency_key_forget_ticket`);
  }
}
