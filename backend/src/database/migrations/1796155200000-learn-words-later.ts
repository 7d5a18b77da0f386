import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More new tickets in one statement learn their words at once: together that costs little, and searches would wait for them. */
const MOST_NOTED = 100;

/** So many tickets are learned in one go, which takes less than a second. */
const MOST_LEARNED = 2_000;

/** Adds the words of tickets to the dictionary. In one order, so that two writers of the same new words cannot block each other. */
const learn = (tickets: string) => `
  INSERT INTO search_word
  SELECT used.word
  FROM (SELECT DISTINCT word FROM ${tickets}, unnest(ticket_words(title, description)) AS word) AS used
  WHERE used.word <> '' AND (SELECT known.word FROM search_word AS known WHERE known.word = used.word) IS NULL
  ORDER BY used.word
  ON CONFLICT DO NOTHING`;

const whenInserted = (statements: string) => `
  CREATE OR REPLACE FUNCTION search_word_of_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${statements};
    RETURN NULL;
  END $$`;

const whenTruncated = (tables: string) => `
  CREATE OR REPLACE FUNCTION search_word_of_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    TRUNCATE ${tables};
    RETURN NULL;
  END $$`;

/**
 * Looking up the words of a new ticket in the dictionary took a third of the time of writing it. Now it is only noted, and the
 * words of many are learned together a little later; searches look through those of the noted tickets. A changed text, which
 * is rare, still learns its words at once.
 */
export class LearnWordsLater1796155200000 implements MigrationInterface {
  readonly name = 'LearnWordsLater1796155200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // As with the changes of counters: its dead rows must not stay, but their space may.
    await queryRunner.query(`
      CREATE TABLE search_word_backlog (ticket_id integer NOT NULL)
      WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, vacuum_truncate = off)`);
    await queryRunner.query(`
      CREATE FUNCTION search_word_fold() RETURNS integer LANGUAGE sql AS $$
        WITH taken AS (
          DELETE FROM search_word_backlog
          WHERE ctid = ANY (ARRAY(SELECT ctid FROM search_word_backlog LIMIT ${MOST_LEARNED}))
          RETURNING ticket_id
        ), learned AS (${learn('taken JOIN ticket ON ticket.id = taken.ticket_id')})
        SELECT count(*)::integer FROM taken
      $$`);
    await queryRunner.query(`
      CREATE VIEW search_word_now AS
        SELECT word FROM search_word
        UNION ALL
        SELECT word FROM search_word_backlog JOIN ticket ON ticket.id = ticket_id,
          unnest(ticket_words(title, description)) AS word
        WHERE word <> ''`);
    await queryRunner.query(
      whenInserted(`
        IF (SELECT count(*) FROM (SELECT FROM added LIMIT ${MOST_NOTED + 1}) AS few) > ${MOST_NOTED} THEN
          ${learn('added')};
        ELSE
          INSERT INTO search_word_backlog SELECT id FROM added;
        END IF`),
    );
    await queryRunner.query(whenTruncated('search_word, search_word_backlog'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(whenInserted(learn('added')));
    await queryRunner.query(whenTruncated('search_word'));
    // Writers that noted tickets end first.
    await queryRunner.query('LOCK TABLE search_word_backlog');
    await queryRunner.query(learn('search_word_backlog JOIN ticket ON ticket.id = ticket_id'));
    await queryRunner.query('DROP VIEW search_word_now');
    await queryRunner.query('DROP FUNCTION search_word_fold');
    await queryRunner.query('DROP TABLE search_word_backlog');
  }
}
