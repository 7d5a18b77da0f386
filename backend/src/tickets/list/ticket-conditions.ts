import type { TicketFilter } from './ticket-filter.js';

/** Takes a value into the statement and answers the placeholder that stands for it. */
export type Bind = (value: unknown) => string;

/**
 * The filter as SQL conditions, all of which must hold, on a table `ticket` (name or alias). No condition: all tickets.
 * For a raw statement: `(value) => '$' + parameters.push(value)`; for a QueryBuilder see `narrow`.
 */
export function ticketConditions(filter: TicketFilter, bind: Bind): string[] {
  return [
    ...valueConditions(filter, bind),
    ...reviewConditions(filter, bind),
    ...filter.words.map((word) => wordCondition(word, bind)),
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

export function reviewConditions({ review }: Pick<TicketFilter, 'review'>, bind: Bind): string[] {
  if (!review) return [];
  // A decided field has no confidence, and "least" passes over it.
  const leastSure = 'least(ticket.category_confidence, ticket.priority_confidence)';
  return review.isNeeded
    ? [`${leastSure} < ${bind(review.threshold)}`]
    : [`coalesce(${leastSure}, 1) >= ${bind(review.threshold)}`];
}

/** Both sides are folded by the same function, so that STRASSE finds Straße; nothing in the word has a meaning of its own. */
export function wordCondition(word: string, bind: Bind): string {
  return `ticket_search_text(ticket.title, ticket.description) LIKE ${likePattern(bind(word))}`;
}

/**
 * A pattern for what contains the word that the placeholder stands for. Folding needs its own collation; the pattern has
 * the default one again, which is that of the indexes.
 * @param length only its first characters, counted after folding
 */
export function likePattern(placeholder: string, length?: number): string {
  const folded = `casefold(${placeholder}::text COLLATE pg_unicode_fast)`;
  const begin = length === undefined ? folded : `left(${folded}, ${length})`;
  return String.raw`('%' || regexp_replace(${begin}, '([\\%_])', '\\\1', 'g') || '%') COLLATE "default"`;
}
