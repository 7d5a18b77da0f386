import type { MigrationInterface, QueryRunner } from 'typeorm';

/** White space, control and format characters, fillers and the empty Braille pattern leave nothing to read. */
const VISIBLE =
  '[^[:space:][:cntrl:]\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\U000E0000-\\U000E0FFF]';

/** What is wrong with a ticket, by the name of the rule that it breaks. */
const RULES = {
  ticket_title_not_blank: `title !~ '${VISIBLE}'`,
  ticket_title_length: 'char_length(title) > 200',
  ticket_description_not_blank: `description !~ '${VISIBLE}'`,
  ticket_description_length: 'char_length(description) > 20000',
  ticket_category_proposed: `category_source = 'person' AND category_confidence IS NOT NULL`,
  ticket_priority_proposed: `priority_source = 'person' AND priority_confidence IS NOT NULL`,
  ticket_confidence_range: 'category_confidence NOT BETWEEN 0 AND 1 OR priority_confidence NOT BETWEEN 0 AND 1',
  ticket_resolved_when_done: `(status IN ('resolved', 'closed')) <> (resolved_at IS NOT NULL)`,
};

const COLUMNS = {
  title: 'text',
  description: 'text',
  category_source: 'ticket_field_source',
  category_confidence: 'double precision',
  priority_source: 'ticket_field_source',
  priority_confidence: 'double precision',
  status: 'ticket_status',
  resolved_at: 'timestamptz',
};

const functionOfWords = (words: string, isLong: string) => `
  CREATE OR REPLACE FUNCTION ticket_words(title text, description text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS $$
  DECLARE
    folded text := casefold((title || ' ' || description) COLLATE pg_catalog.pg_unicode_fast);
    words text := ${words};
  BEGIN
    IF ${isLong} THEN
      RETURN ARRAY(
        SELECT substr(word, start, 256)
        FROM unnest(string_to_array(words, ' ')) AS word,
          generate_series(1, greatest(1, length(word) - 192), 64) AS start);
    END IF;
    RETURN string_to_array(words, ' ');
  END $$`;

/**
 * Of the instructions that PostgreSQL executed to write a ticket, a quarter went into its eight CHECK constraints, whose
 * definitions every statement reads anew, and an eighth into replacing line breaks and looking for words of 250 characters.
 *
 * The rules are one constraint with a function now, which is read once in a connection and names a broken rule as before. It
 * calls nothing but PostgreSQL's own functions, because pg_restore sees no others. The words are the same as before: a smaller
 * pattern tells that all are short, and three times replacing one character is quicker than translating.
 */
export class WriteTicketsCheaply1797148800000 implements MigrationInterface {
  readonly name = 'WriteTicketsCheaply1797148800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const names = Object.keys(RULES);
    const parameters = Object.entries(COLUMNS).map((column) => column.join(' '));
    const cases = Object.entries(RULES).map(([name, isBroken]) => `WHEN ${isBroken} THEN '${name}'`);
    await queryRunner.query(`
      CREATE FUNCTION ticket_is_sound(${parameters.join(', ')}) RETURNS boolean
      LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        broken text := CASE ${cases.join(' ')} END;
      BEGIN
        IF broken IS NOT NULL THEN
          RAISE check_violation USING TABLE = 'ticket', CONSTRAINT = broken,
            MESSAGE = format('the ticket breaks the rule "%s"', broken);
        END IF;
        RETURN true;
      END $$`);
    await queryRunner.query(`
      ALTER TABLE ticket
        ${names.map((name) => `DROP CONSTRAINT ${name},`).join(' ')}
        ADD CONSTRAINT ticket_sound CHECK (ticket_is_sound(${Object.keys(COLUMNS).join(', ')}))`);

    const oneByOne = [String.raw`\t`, String.raw`\n`, String.raw`\r`].reduce(
      (text, blank) => `replace(${text}, E'${blank}', ' ')`,
      'folded',
    );
    await queryRunner.query(functionOfWords(oneByOne, `words ~ '[^ ]{32}' AND words ~ '[^ ]{250}'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(functionOfWords(String.raw`translate(folded, E'\t\n\r', '   ')`, `words ~ '[^ ]{250}'`));
    const added = Object.entries(RULES).map(
      ([name, isBroken]) => `ADD CONSTRAINT ${name} CHECK (NOT coalesce(${isBroken}, false))`,
    );
    await queryRunner.query(`ALTER TABLE ticket DROP CONSTRAINT ticket_sound, ${added.join(', ')}`);
    await queryRunner.query(`DROP FUNCTION ticket_is_sound`);
  }
}
