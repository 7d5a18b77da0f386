import type { Bind } from './statement.js';
import type { TicketFilter } from './ticket-filter.js';

/**
 * The filter as SQL conditions, all of which must hold, on a table `ticket` (name or alias). No condition: all tickets.
 * For a raw statement: `(value) => '$' + parameters.push(value)`; for a QueryBuilder see `narrow`.
 */
export function ticketConditions(filter: TicketFilter, bind: Bind): string[] {
  return [
    ...valueConditions(filter, bind),
    ...createdConditions(filter, bind),
    ...reviewConditions(filter, bind),
    ...wordConditions(filter.words, bind),
  ];
}

/** Adds the filter's conditions to a SELECT, UPDATE or DELETE over the alias `ticket`. */
export function narrow<Query extends ConditionalQuery>(query: Query, filter: TicketFilter): Query {
  let count = 0;
  const conditions = ticketConditions(filter, (value) => {
    const name = `filter${count++}`;
    query.setParameter(name, value);
    return `:${name}`;
  });
  for (const condition of conditions) query.andWhere(condition);
  return query;
}

/** What `narrow` needs of a TypeORM QueryBuilder. */
interface ConditionalQuery {
  andWhere(condition: string): unknown;
  setParameter(name: string, value: unknown): unknown;
}

export function valueConditions({ category, priority, status }: Omit<TicketFilter, 'words'>, bind: Bind): string[] {
  return [
    ...(category ? [`ticket.category = ANY(${bind(category)})`] : []),
    ...(priority ? [`ticket.priority = ANY(${bind(priority)})`] : []),
    ...(status ? [`ticket.status = ANY(${bind(status)})`] : []),
  ];
}

export function createdConditions({ created }: Pick<TicketFilter, 'created'>, bind: Bind): string[] {
  return [
    ...(created?.from === undefined ? [] : [`ticket.created_at >= ${bind(created.from)}::timestamptz`]),
    ...(created?.until === undefined ? [] : [`ticket.created_at < ${bind(created.until)}::timestamptz`]),
  ];
}

export function reviewConditions({ review }: Pick<TicketFilter, 'review'>, bind: Bind): string[] {
  if (!review) return [];
  // A decided field has no confidence, and "least" passes over it.
  const leastSure = 'least(ticket.category_confidence, ticket.priority_confidence)';
  return review.isNeeded
    ? [`${leastSure} < ${bind(review.threshold)}`]
    : [`coalesce(${leastSure}, 1) >= ${bind(review.threshold)}`];
}

/**
 * That all the words occur. Both sides are folded by the same function, so that STRASSE finds Straße; nothing in a word has
 * a meaning of its own. One comparison, because folding a text costs more than finding a word in it.
 */
export function wordConditions(words: readonly string[], bind: Bind): string[] {
  if (words.length === 0) return [];
  const patterns = `SELECT array_agg(${likePattern('word')}) FROM unnest(${bind(words)}::text[]) AS word`;
  return [`ticket_search_text(ticket.title, ticket.description) LIKE ALL ((${patterns})::text[])`];
}

/**
 * A pattern for what contains a word. Folding needs its own collation; the pattern has the default one again, which is that
 * of the indexes.
 * @param word its SQL
 * @param length only its first characters, counted after folding
 */
export function likePattern(word: string, length?: number): string {
  const folded = foldedSql(word);
  const begin = length === undefined ? folded : `left(${folded}, ${length})`;
  return String.raw`('%' || regexp_replace(${begin}, '([\\%_])', '\\\1', 'g') || '%') COLLATE "default"`;
}

/** A text without differences of case, as the search compares it; it keeps the collation that this takes. */
export function foldedSql(text: string): string {
  return `casefold(${text}::text COLLATE pg_unicode_fast)`;
}
