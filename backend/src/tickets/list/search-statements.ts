import { plannedLimit, statement, where, type Bind, type Statement } from './statement.js';
import {
  createdConditions,
  foldedSql,
  likePattern,
  reviewConditions,
  valueConditions,
  wordConditions,
} from './ticket-conditions.js';
import { afterCondition, edgeTextOfPlace, placeOrder, placesOf, ticketOrder, type Walk } from './walk.js';

/** Shorter parts of words have no trigram, so no index finds them. */
export const SHORTEST_INDEXED = 3;
/** Longer ones are found by their beginning: the index holds very long words in overlapping pieces. */
export const LONGEST_LOOKED_UP = 64;
/** A part that occurs in more of the known words than this is better searched for in the tickets themselves. */
export const MOST_WORDS = 2_000;

/**
 * For each part of a word its folded length and the known words that it occurs in, up to one more than `MOST_WORDS`; null
 * for none and for parts too short to look up. Rows of (length, words) in the order of the parts.
 */
export function lookUpStatement(parts: readonly string[]): Statement {
  return statement((bind) =>
    parts
      .map((part, index) => {
        const placeholder = bind(part);
        const length = `length(${foldedSql(placeholder)})`;
        return `SELECT ${length} AS length, CASE WHEN ${length} >= ${SHORTEST_INDEXED} THEN (
            SELECT array_agg(word) FROM (
              SELECT word FROM search_word_now WHERE word LIKE ${likePattern(placeholder, LONGEST_LOOKED_UP)}
              LIMIT ${MOST_WORDS + 1}
            ) AS known
          ) END AS words, ${index} AS number`;
      })
      .join(' UNION ALL ')
      .concat(' ORDER BY number'),
  );
}

/** How many tickets there are, and how many have the filter's values: one row of two numbers, from the counters. */
export function populationStatement(filter: Walk['filter']): Statement {
  return statement((bind) => {
    const conditions = valueConditions(filter, bind);
    const matching = conditions.length > 0 ? ` FILTER (${where(conditions)})` : '';
    return `SELECT coalesce(sum(tickets), 0)::float8 AS total, coalesce(sum(tickets)${matching}, 0)::float8 AS matching
      FROM ticket_count_now AS ticket`;
  });
}

export interface Reading {
  words: readonly string[];
  /** How many ids are wanted; a few more may come. */
  wanted: number;
  /** Read on when there are enough, to count how many there are. */
  countsAll: boolean;
}

/**
 * Reads the next tickets of the walk in their order and keeps those with all the words. One row: how many tickets there
 * were to read, how many were kept, the ids of the first `wanted` of these and their positions, counted from 1, and the
 * last place of the walk (its id and key, or nulls).
 */
export function windowStatement(walk: Walk, { words, wanted, countsAll }: Reading): Statement {
  return statement((bind) => {
    const most = plannedLimit(wanted);
    // In the order in which they come, so that nothing is sorted and reading ends with the last one wanted.
    const enough = countsAll ? '' : `ORDER BY ${placeOrder(walk)} LIMIT ${most}`;
    return `
      WITH walked AS MATERIALIZED (
        SELECT place.*, row_number() OVER (ORDER BY ${placeOrder(walk)}) AS position
        FROM (${placesOf(walk, bind)}) AS place
      ), hit AS MATERIALIZED (
        SELECT place.id, place.position FROM walked AS place JOIN ticket ON ticket.id = place.id
        ${where(wordConditions(words, bind))} ${enough}
      ), last AS (SELECT * FROM walked ORDER BY position DESC LIMIT 1)
      SELECT (SELECT count(*) FROM walked)::int AS read, (SELECT count(*) FROM hit)::int AS hits,
        ARRAY(SELECT id FROM hit ORDER BY position LIMIT ${most}) AS ids,
        ARRAY(SELECT position::int FROM hit ORDER BY position LIMIT ${most}) AS positions,
        (SELECT id FROM last) AS last_id, (SELECT ${edgeTextOfPlace(walk)} FROM last AS place) AS last_edge`;
  });
}

export interface IndexSearch {
  /**
   * For each part that is looked up the known words that hold it (or its beginning, when it is long): at least one
   * part, and only one when its words are more than `MOST_AT_ONCE`.
   */
  known: readonly (readonly string[])[];
  /** Instead, when too many known words hold every part: the part whose words the server is to go through itself. */
  heldByMany?: string;
  /** What remains to be compared with the texts. */
  compared: readonly string[];
  /** Stop after so many tickets with these words. */
  most: number;
  /** How many ids are wanted. */
  wanted: number;
}

/** Asking the index for many words at once takes time that grows with their square; one by one, it grows with their number. */
export const MOST_AT_ONCE = 200;

/** What a filter and an order look at. */
const FOUND_COLUMNS =
  'id, ticket.category, ticket.priority, ticket.status, created_at, updated_at, category_confidence, priority_confidence';

/**
 * Finds the tickets by the index of their words, then narrows and sorts them. One row: how many have the words, how many
 * of these match the filter as well, and the ids of the first `wanted` of the walk.
 */
export function indexStatement(walk: Walk, search: IndexSearch): Statement {
  return statement((bind) => {
    const { filter } = walk;
    const narrowing = [
      ...valueConditions(filter, bind),
      ...createdConditions(filter, bind),
      ...reviewConditions(filter, bind),
    ];
    return `
      WITH found AS MATERIALIZED (${havingWords(search, bind)} LIMIT ${search.most}),
      matching AS MATERIALIZED (SELECT * FROM found AS ticket ${where(narrowing)})
      SELECT (SELECT count(*) FROM found)::int AS found, (SELECT count(*) FROM matching)::int AS matching,
        ARRAY(
          SELECT ticket.id FROM matching AS ticket ${where(afterCondition(walk, bind))}
          ORDER BY ${ticketOrder(walk)} LIMIT ${search.wanted}
        ) AS ids`;
  });
}

/**
 * Words reach the planner as the answers of subselects: with the words themselves it once estimated half of the table,
 * and read all of it. OFFSET 0 keeps it from turning the search around.
 */
function havingWords({ known, heldByMany, compared }: IndexSearch, bind: Bind): string {
  const words = 'ticket_words(ticket.title, ticket.description)';
  const comparing = wordConditions(compared, bind);
  const oneByOne = (source: string) => `SELECT DISTINCT ticket.* FROM ${source} CROSS JOIN LATERAL (
      SELECT ${FOUND_COLUMNS} FROM ticket ${where([`${words} && ARRAY[known.word]`, ...comparing])} OFFSET 0
    ) AS ticket`;
  if (heldByMany !== undefined) {
    const pattern = likePattern(bind(heldByMany), LONGEST_LOOKED_UP);
    return oneByOne(`(SELECT word FROM search_word_now WHERE word LIKE ${pattern}) AS known`);
  }
  const [first = []] = known;
  if (first.length <= MOST_AT_ONCE) {
    const having = known.map((some) => `${words} && (SELECT ${bind(some)}::text[])`);
    return `SELECT ${FOUND_COLUMNS} FROM ticket ${where([...having, ...comparing])}`;
  }
  return oneByOne(`unnest(${bind(first)}::text[]) AS known(word)`);
}
