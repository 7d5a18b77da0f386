import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in `LearnWordsLater`. */
const MOST_NOTED = 100;

/** As in `CountTickets`. */
const PLACE = `category, priority, status,
  (created_at AT TIME ZONE 'UTC')::date AS created_on,
  (resolved_at AT TIME ZONE 'UTC')::date AS resolved_on,
  ceil(ln(greatest(1, extract(epoch FROM resolved_at - created_at))) / ln(1.05))::smallint AS resolved_after`;

const PLACE_COLUMNS = 'category, priority, status, created_on, resolved_on, resolved_after';

const count = (change: string, grouped = '') => `
  INSERT INTO ticket_count_delta (change, ${PLACE_COLUMNS}) SELECT ${change}, ${PLACE} FROM added ${grouped};`;

const COUNT_TOGETHER = count('count(*)', `GROUP BY ${PLACE_COLUMNS}`);

/** As in `LearnWordsLater`. */
const LEARN_WORDS = `
  INSERT INTO search_word
  SELECT used.word
  FROM (SELECT DISTINCT word FROM added, unnest(ticket_words(title, description)) AS word) AS used
  WHERE used.word <> '' AND (SELECT known.word FROM search_word AS known WHERE known.word = used.word) IS NULL
  ORDER BY used.word
  ON CONFLICT DO NOTHING;`;

const NOTE_FOR_WORDS = 'INSERT INTO search_word_backlog SELECT id FROM added;';

const RESTORING = `current_setting('triagedesk.restoring', true) = 'on'`;

/** As in `NoteWhoChangesTickets`. */
const LEAVE_EVENTS = `
  INSERT INTO ticket_event (ticket_id, version, kind, actor, person_id, token)
  SELECT id, version, CASE WHEN ${RESTORING} THEN 'restored' ELSE 'created' END::ticket_event_kind,
    coalesce(nullif(current_setting('triagedesk.actor', true), ''),
      CASE WHEN ${RESTORING} THEN 'agent' ELSE 'submitter' END)::ticket_event_actor,
    nullif(current_setting('triagedesk.person_id', true), '')::integer,
    nullif(current_setting('triagedesk.token', true), '')
  FROM added;`;

const trigger = (name: string, statements: string, variables = '') => [
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    ${variables}
    BEGIN
      ${statements}
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER ${name} AFTER INSERT ON ticket REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION ${name}()`,
];

const without = (name: string) => [`DROP TRIGGER ${name} ON ticket`, `DROP FUNCTION ${name}`];

/**
 * Three triggers took a quarter of the time of writing one ticket. They are one now, which knows from its first statement how
 * many tickets there are, and does not group a single one to count it.
 */
export class NoteNewTicketsAtOnce1797235200000 implements MigrationInterface {
  readonly name = 'NoteNewTicketsAtOnce1797235200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...without('search_word_of_inserted'),
      ...without('ticket_count_insert'),
      ...without('ticket_event_insert'),
      ...trigger(
        'ticket_inserted',
        `${LEAVE_EVENTS}
        GET DIAGNOSTICS tickets = ROW_COUNT;
        IF tickets = 1 THEN ${count('1')} ELSE ${COUNT_TOGETHER} END IF;
        IF tickets > ${MOST_NOTED} THEN ${LEARN_WORDS} ELSE ${NOTE_FOR_WORDS} END IF;`,
        'DECLARE tickets integer;',
      ),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...without('ticket_inserted'),
      ...trigger('ticket_event_insert', LEAVE_EVENTS),
      ...trigger('ticket_count_insert', COUNT_TOGETHER),
      ...trigger(
        'search_word_of_inserted',
        `IF (SELECT count(*) FROM (SELECT FROM added LIMIT ${MOST_NOTED + 1}) AS few) > ${MOST_NOTED} THEN ${LEARN_WORDS}
        ELSE ${NOTE_FOR_WORDS}
        END IF;`,
      ),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }
}
