import { fieldSql, LATEST_SUGGESTION, RELEVANCE, searchedWords, type FieldContext } from './listed-fields.js';
import type { ListOrder, Place, WalkedOrder } from './list-order.js';
import { statement, where, type Bind, type Statement } from './statement.js';
import { valueConditions } from './ticket-conditions.js';
import {
  countInSequences,
  edgeText,
  milliseconds,
  isCounted,
  placesOf,
  placesSorted,
  rowsAlongOneIndex,
  ticketOrder,
  type CountedWalk,
  type Walk,
} from './walk.js';

/** Whatever the filter, counting for a total stops here. */
export const COUNT_LIMIT = 1_000;

/**
 * Which tickets a page of a list without search shows, in the order of the walk: rows of (total, edge, row version, id); a
 * single row without a ticket when nothing is left. The total is exact, from the counters, unless they do not know it: then it
 * is null and has its own statement.
 */
export function pageStatement(walk: Walk): Statement {
  return statement((bind) => {
    const total = isCounted(walk)
      ? 'SELECT NULL::float8 AS total'
      : `SELECT coalesce(sum(tickets), 0)::float8 AS total FROM ticket_count_now AS ticket
          ${where(valueConditions(walk.filter, bind))}`;
    const rows = rowsAlongOneIndex(walk, bind);
    const tickets = rows ? `(${rows}) AS ticket` : `((${placesOf(walk, bind)}) AS place JOIN ticket USING (id))`;
    return `SELECT counted.total, ${edgeText(walk.order)} AS edge, ticket.xmin, ticket.id
      FROM (${total}) AS counted LEFT JOIN ${tickets} ON true
      ORDER BY ${ticketOrder(walk)}`;
  });
}

/** The same for tickets that have to be counted, when they are few. */
export function sortedPageStatement(walk: CountedWalk): Statement {
  return statement(
    (bind) => `SELECT NULL::float8 AS total, ${edgeText(walk.order)} AS edge, ticket.xmin, ticket.id
      FROM (${placesSorted(walk, bind)}) AS place JOIN ticket USING (id)
      ORDER BY ${ticketOrder(walk)}`,
  );
}

/** How many tickets match a filter that the counters do not know: one row of one number, at most `most` + 1. */
export function countStatement(filter: Walk['filter'], most: number): Statement {
  return statement((bind) => countInSequences(filter, most + 1, bind));
}

/** The tickets with these ids, in their order: rows of (edge, row version, fields…). */
export function rowsStatement(ids: readonly number[], order: WalkedOrder, context: FieldContext): Statement {
  return statement(
    (bind) => `SELECT ${columns(edgeText(order), context, bind)}
      FROM unnest(${bind(ids)}::int[]) WITH ORDINALITY AS place(id, number) JOIN ticket USING (id) ${joinsFor(context)}
      ORDER BY place.number`,
  );
}

export interface Ranking {
  words: readonly string[];
  after?: Place;
  isBackward: boolean;
  limit: number;
}

/** Of the tickets with these ids the next ones by relevance, then newest first: rows of (edge, row version, fields…). */
export function rankedStatement(ids: readonly number[], ranking: Ranking, context: FieldContext): Statement {
  const { words, after, isBackward, limit } = ranking;
  const direction = isBackward ? 'ASC' : 'DESC';
  return statement((bind) => {
    const beyond = after
      ? [
          `(rank, created_at, id) ${isBackward ? '>' : '<'}
            (${bind(after.key[0])}::int, ${bind(new Date(after.key[1] ?? 0).toISOString())}::timestamptz, ${bind(after.id)})`,
        ]
      : [];
    return `
      WITH searched AS MATERIALIZED (${searchedWords(words, bind)}), ranked AS MATERIALIZED (
        SELECT ticket.id, ticket.created_at, ${RELEVANCE} AS rank
        FROM ticket WHERE ticket.id = ANY(${bind(ids)}::int[])
      ), place AS MATERIALIZED (
        SELECT * FROM ranked ${where(beyond)}
        ORDER BY rank ${direction}, created_at ${direction}, id ${direction} LIMIT ${bind(limit)}
      )
      SELECT ${columns(`place.rank || ' ' || ${milliseconds('ticket.created_at')}`, context, bind)}
      FROM place JOIN ticket USING (id) ${joinsFor(context)}
      ORDER BY place.rank ${direction}, place.created_at ${direction}, place.id ${direction}`;
  });
}

/** Orders whose rows a walk gives; relevance ranks the newest. */
export function walkedOrder(order: ListOrder): WalkedOrder {
  return order === 'relevance' ? 'newest' : order;
}

function columns(edge: string, context: FieldContext, bind: Bind): string {
  const fields = context.fields.map((field) => `${fieldSql(field, context, bind)} AS ${field}`);
  return [`${edge} AS edge`, 'ticket.xmin', ...fields].join(', ');
}

function joinsFor({ fields }: FieldContext): string {
  return fields.includes('suggestion') ? LATEST_SUGGESTION : '';
}
