import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Substring search in two steps: trigrams find the words that contain what was asked for among all the words there are,
 * and an inverted index finds the tickets with one of these words. Trigrams of whole tickets would do it in one, but most
 * of what they find in texts of this length has to be read and discarded.
 */
export class IndexTicketWords1795766400000 implements MigrationInterface {
  readonly name = 'IndexTicketWords1795766400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await queryRunner.query(`SET LOCAL maintenance_work_mem = '256MB'`);
    await queryRunner.query(`
      CREATE FUNCTION ticket_search_text(title text, description text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN casefold((title || E'\\n' || description) COLLATE pg_unicode_fast)`);
    // Whatever is asked for holds no white space, so it is part of one of these words. An index cannot hold words of any
    // length: longer ones are cut into pieces that overlap by 192 characters, and nothing longer is looked up. The cost
    // keeps the planner from computing this for every row. Nothing but PostgreSQL's own functions is called, because
    // VACUUM, ANALYZE and pg_restore see no others.
    await queryRunner.query(`
      CREATE FUNCTION ticket_words(title text, description text) RETURNS text[]
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS $$
      DECLARE
        folded text := casefold((title || ' ' || description) COLLATE pg_catalog.pg_unicode_fast);
        words text := translate(folded, E'\\t\\n\\r', '   ');
      BEGIN
        IF words ~ '[^ ]{250}' THEN
          RETURN ARRAY(
            SELECT substr(word, start, 256)
            FROM unnest(string_to_array(words, ' ')) AS word,
              generate_series(1, greatest(1, length(word) - 192), 64) AS start);
        END IF;
        RETURN string_to_array(words, ' ');
      END $$`);
    // New entries wait in a list until it is this long, in kB. It is short because a search for many words compares each of
    // them with every entry that waits.
    await queryRunner.query(`
      CREATE INDEX ticket_words ON ticket USING gin (ticket_words(title, description)) WITH (gin_pending_list_limit = 512)`);
    await queryRunner.query(`CREATE TABLE search_word (word text CONSTRAINT search_word_pkey PRIMARY KEY)`);
    await queryRunner.query(`
      INSERT INTO search_word
      SELECT DISTINCT word FROM ticket, unnest(ticket_words(title, description)) AS word WHERE word <> ''`);
    await queryRunner.query(`CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops)`);

    // Nearly all words are known already, and looking one up is cheaper than trying to insert it. In one order, so that two
    // writers of the same new words cannot block each other.
    const learn = (source: string) => `
      INSERT INTO search_word
      SELECT used.word
      FROM (SELECT DISTINCT word FROM ${source}unnest(ticket_words(title, description)) AS word) AS used
      WHERE used.word <> '' AND (SELECT known.word FROM search_word AS known WHERE known.word = used.word) IS NULL
      ORDER BY used.word
      ON CONFLICT DO NOTHING`;
    await queryRunner.query(`
      CREATE FUNCTION search_word_of_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${learn('added, ')};
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER search_word_of_inserted AFTER INSERT ON ticket REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION search_word_of_inserted()`);
    await queryRunner.query(`
      CREATE FUNCTION search_word_of_updated() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${learn('').replace('(title, description)', '(NEW.title, NEW.description)')};
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER search_word_of_updated AFTER UPDATE OF title, description ON ticket
      FOR EACH ROW WHEN (OLD.title <> NEW.title OR OLD.description <> NEW.description)
      EXECUTE FUNCTION search_word_of_updated()`);
    await queryRunner.query(`
      CREATE FUNCTION search_word_of_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        TRUNCATE search_word;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER search_word_of_truncated AFTER TRUNCATE ON ticket
      FOR EACH STATEMENT EXECUTE FUNCTION search_word_of_truncated()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const event of ['inserted', 'updated', 'truncated']) {
      await queryRunner.query(`DROP TRIGGER search_word_of_${event} ON ticket`);
      await queryRunner.query(`DROP FUNCTION search_word_of_${event}`);
    }
    await queryRunner.query(`DROP TABLE search_word`);
    await queryRunner.query(`DROP INDEX ticket_words`);
    await queryRunner.query(`DROP FUNCTION ticket_words, ticket_search_text`);
    // The extension stays: it may have been there before.
  }
}
