import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in `LearnWordsLater`. */
const MOST_LEARNED = 2_000;

const FOLD = `
  WITH taken AS (
    DELETE FROM search_word_backlog
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM search_word_backlog LIMIT ${MOST_LEARNED}))
    RETURNING ticket_id
  ), learned AS (
    INSERT INTO search_word
    SELECT used.word
    FROM (
      SELECT DISTINCT word
      FROM taken JOIN ticket ON ticket.id = taken.ticket_id, unnest(ticket_words(title, description)) AS word
    ) AS used
    WHERE used.word <> '' AND (SELECT known.word FROM search_word AS known WHERE known.word = used.word) IS NULL
    ORDER BY used.word
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::integer`;

/**
 * Learning words locked their tables before that of the tickets; whoever locks the tickets as a whole, as TRUNCATE and a
 * migration do, goes the other way, and one of both was ended as a deadlock.
 */
export class LockTicketsBeforeWords1796371200000 implements MigrationInterface {
  readonly name = 'LockTicketsBeforeWords1796371200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION search_word_fold() RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE folded integer;
      BEGIN
        LOCK TABLE ticket IN ACCESS SHARE MODE;
        ${FOLD} INTO folded FROM taken;
        RETURN folded;
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION search_word_fold() RETURNS integer LANGUAGE sql AS $$
        ${FOLD} FROM taken
      $$`);
  }
}
