import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { STATUSES } from '../../domain/status.js';
import type { Place, WalkedOrder } from './list-order.js';
import { plannedLimit, where, type Bind } from './statement.js';
import { createdConditions, reviewConditions } from './ticket-conditions.js';
import type { TicketFilter } from './ticket-filter.js';

/** Rows of a list in its order, from a place on. */
export interface Walk {
  filter: Omit<TicketFilter, 'words'>;
  order: WalkedOrder;
  /** Only what comes after this place, seen in the direction of the walk. */
  after?: Place;
  /** Towards the beginning of the list; the rows come in the order of the walk, nearest first. */
  isBackward: boolean;
  /** How many rows at most. */
  limit: number;
}

/** A walk through tickets that have to be counted, because the counters of tickets do not know their number. */
export type CountedWalk = Walk & { filter: { review: object } | { created: object } };

export function isCounted(walk: Walk): walk is CountedWalk {
  return walk.filter.review !== undefined || walk.filter.created !== undefined;
}

/** Of a filter by time alone, whose index holds the tickets in the order of the walk. */
export function isByCreation({ filter, order }: Walk): boolean {
  return filter.review === undefined && KEYS[order].key === 'ticket.created_at';
}

/** 1 minus the lower confidence: an expression that has an index; -1 when everything is decided. */
const DOUBT = '(1 - coalesce(least(ticket.category_confidence, ticket.priority_confidence), 2))';

/** What each order is ordered by below the three values, and whether the highest comes first. */
const KEYS = {
  newest: { key: 'ticket.created_at', type: 'timestamptz', isDescending: true },
  oldest: { key: 'ticket.created_at', type: 'timestamptz', isDescending: false },
  priority: { key: 'ticket.created_at', type: 'timestamptz', isDescending: true },
  updated: { key: 'ticket.updated_at', type: 'timestamptz', isDescending: true },
  least_sure: { key: DOUBT, type: 'float8', isDescending: true },
} as const satisfies Record<WalkedOrder, { key: string; type: string; isDescending: boolean }>;

const valuesOf = (name: string, values: readonly string[]) =>
  `(VALUES ${values.map((value) => `('${value}'::ticket_${name})`).join(', ')}) AS ${name}(value)`;

const ALL_VALUES = [
  valuesOf('category', CATEGORIES),
  valuesOf('priority', PRIORITIES),
  valuesOf('status', STATUSES),
].join(', ');

const COMBINATIONS = CATEGORIES.length * PRIORITIES.length * STATUSES.length;

/** A time in milliseconds since 1970, which costs the server less than writing it out. */
export function milliseconds(sql: string): string {
  return `round(date_part('epoch', ${sql}) * 1000)`;
}

/** The text of a ticket's place in the order, as `placeOf` reads it, from the table `ticket`. */
export function edgeText(order: WalkedOrder): string {
  const { key, type } = KEYS[order];
  const text = `${type === 'timestamptz' ? milliseconds(key) : key}::text`;
  return order === 'priority' ? `ticket.priority || ' ' || ${text}` : text;
}

/** The same text, and the order of the walk, over the table `place` that `placesOf` makes. */
export function edgeTextOfPlace({ order }: Pick<Walk, 'order'>): string {
  const text = `${KEYS[order].type === 'timestamptz' ? milliseconds('place.key') : 'place.key'}::text`;
  return order === 'priority' ? `place.priority || ' ' || ${text}` : text;
}

export function placeOrder(walk: Pick<Walk, 'order' | 'isBackward'>): string {
  const direction = directionOf(walk);
  const most = walk.order === 'priority' ? `place.priority ${direction}, ` : '';
  return `${most}place.key ${direction}, place.id ${direction}`;
}

/** How many of the index's 64 sequences the walk merges; 0 when it goes along a single index. */
export function mergedSequences({ filter, order }: Pick<Walk, 'filter' | 'order'>): number {
  if (alongOneIndex({ filter, order })) return 0;
  const { category = CATEGORIES, priority = PRIORITIES, status = STATUSES } = filter;
  return Math.min(COMBINATIONS, category.length * priority.length * status.length);
}

/** The ORDER BY of the walk over the table `ticket`. */
export function ticketOrder(walk: Pick<Walk, 'order' | 'isBackward'>): string {
  const direction = directionOf(walk);
  const most = walk.order === 'priority' ? `ticket.priority ${direction}, ` : '';
  return `${most}${KEYS[walk.order].key} ${direction}, ticket.id ${direction}`;
}

/** The condition that a ticket comes after the place, over the table `ticket`; none without a place. */
export function afterCondition(walk: Pick<Walk, 'order' | 'isBackward' | 'after'>, bind: Bind): string[] {
  const { order, after } = walk;
  if (!after) return [];
  const [keys, values] = [
    [KEYS[order].key, 'ticket.id'],
    [keyValue(walk, bind), bind(after.id)],
  ];
  if (order === 'priority') {
    keys.unshift('ticket.priority');
    values.unshift(`${bind(PRIORITIES[after.key[0] ?? 0])}::ticket_priority`);
  }
  return [`(${keys.join(', ')}) ${comparisonOf(walk)} (${values.join(', ')})`];
}

/**
 * The walk as a SELECT of (id, created_at, xmin) of `ticket`, in the order of the walk. Only for a walk along one index,
 * which is one of creation; see `placesOf` for the others.
 */
export function rowsAlongOneIndex(walk: Walk, bind: Bind): string | undefined {
  if (!alongOneIndex(walk)) return undefined;
  return firstOf(walk, `SELECT ticket.id, ticket.created_at, ticket.xmin ${fromOneIndex(walk, bind)}`, 'ticket', bind);
}

/** The walk as a SELECT of (id, key[, priority]) in the order of the walk. */
export function placesOf(walk: Walk, bind: Bind): string {
  const places = alongOneIndex(walk)
    ? `SELECT ticket.id, ${KEYS[walk.order].key} AS key ${fromOneIndex(walk, bind)}`
    : placesByValues(walk, bind);
  return firstOf(walk, places, 'place', bind);
}

/** Of rows that are in the order of the walk, and up to the planned limit, as many as it asks for. */
function firstOf(walk: Walk, rows: string, name: 'ticket' | 'place', bind: Bind): string {
  const order = name === 'ticket' ? ticketOrder(walk) : placeOrder(walk);
  return `SELECT * FROM (${rows}) AS ${name} ORDER BY ${order} LIMIT ${bind(walk.limit)}`;
}

function fromOneIndex(walk: Walk, bind: Bind): string {
  const conditions = [
    ...afterCondition(walk, bind),
    ...createdConditions(walk.filter, bind),
    ...reviewAlongIndex(walk, bind),
  ];
  return `FROM ticket ${where(conditions)} ORDER BY ${ticketOrder(walk)} LIMIT ${plannedLimit(walk.limit)}`;
}

/**
 * The first rows of each combination of the values, which lie side by side in an index, merged. However many tickets
 * match, at most 64 times the limit of entries are read, and no estimate can mislead the planner: the values asked for
 * reach it as the answer of a subselect, so that it plans for all combinations and keeps the plan. When reviews are
 * filtered, the rows in between that do not match are read as well.
 */
function placesByValues(walk: Walk, bind: Bind): string {
  const { filter, order } = walk;
  const { key } = KEYS[order];
  const limit = plannedLimit(walk.limit);
  const direction = directionOf(walk);
  const byPriority = order === 'priority';
  const inSequence = [
    ...sequence(),
    ...afterInSequence(walk, bind),
    ...createdInOrder(walk, bind),
    ...(order === 'least_sure' ? doubtRange(filter, bind) : reviewAlongIndex(walk, bind)),
  ];
  return `
    SELECT place.id, place.key${byPriority ? ', priority.value AS priority' : ''}
    FROM ${ALL_VALUES} CROSS JOIN LATERAL (
      SELECT ticket.id, ${key} AS key FROM ticket
      ${where(inSequence)}
      ORDER BY ${key} ${direction}, ticket.id ${direction} LIMIT ${limit}
    ) AS place
    ${where([...askedValues(filter, bind), ...reachedPriorities(walk, bind)])}
    ORDER BY ${placeOrder(walk).replace('place.priority', 'priority.value')}
    LIMIT ${limit}`;
}

/**
 * All tickets that (do not) need a review or were created in a time, found by that and then sorted, for when they are few.
 * A SELECT of (id, …) in the order of the walk. OFFSET 0 keeps the planner from walking another index in the hope of an
 * early end.
 */
export function placesSorted(walk: CountedWalk, bind: Bind): string {
  const { filter } = walk;
  return `
    SELECT ticket.* FROM ${ALL_VALUES} CROSS JOIN LATERAL (
      SELECT id, ticket.priority, created_at, updated_at, category_confidence, priority_confidence
      FROM ticket ${where([...sequence(), ...rangeInSequence(filter, bind)])} OFFSET 0
    ) AS ticket
    ${where([...askedValues(filter, bind), ...afterCondition(walk, bind)])}
    ORDER BY ${ticketOrder(walk)} LIMIT ${bind(walk.limit)}`;
}

/** A SELECT of one number: how many tickets (do not) need a review or were created in a time, counted up to `limit`. */
export function countInSequences(filter: Walk['filter'], limit: number, bind: Bind): string {
  return `
    SELECT count(*)::float8 FROM (
      SELECT FROM ${ALL_VALUES} CROSS JOIN LATERAL (
        SELECT FROM ticket ${where([...sequence(), ...rangeInSequence(filter, bind)])} LIMIT ${limit}
      ) AS of_sequence
      ${where(askedValues(filter, bind))}
      LIMIT ${limit}
    ) AS counted`;
}

function sequence(): string[] {
  return ['category', 'priority', 'status'].map((name) => `ticket.${name} = ${name}.value`);
}

/** IS TRUE keeps the planner from looking for a time in its own index where the order is another one. */
function createdInOrder({ filter, order }: Walk, bind: Bind): string[] {
  const conditions = createdConditions(filter, bind);
  return KEYS[order].key === 'ticket.created_at' ? conditions : conditions.map((condition) => `(${condition}) IS TRUE`);
}

/** What the counters of tickets do not tell apart. */
function rangeInSequence(filter: Walk['filter'], bind: Bind): string[] {
  return [...doubtRange(filter, bind), ...createdConditions(filter, bind)];
}

/** A range of the index of doubt, and the exact condition: a subtraction may round. */
function doubtRange(filter: Walk['filter'], bind: Bind): string[] {
  const { review } = filter;
  if (!review) return [];
  return [
    `${DOUBT} ${review.isNeeded ? '>=' : '<='} 1 - ${bind(review.threshold)}::float8`,
    ...reviewConditions(filter, bind),
  ];
}

/** For a walk in its order: the partial indexes hold what is not decided, and nothing else needs a review. */
function reviewAlongIndex({ filter }: Pick<Walk, 'filter'>, bind: Bind): string[] {
  const undecided = '(ticket.category_confidence IS NOT NULL OR ticket.priority_confidence IS NOT NULL)';
  return [...(filter.review?.isNeeded ? [undecided] : []), ...reviewConditions(filter, bind)];
}

function alongOneIndex({ filter, order }: Pick<Walk, 'filter' | 'order'>): boolean {
  const isByCreation = order === 'newest' || order === 'oldest';
  return isByCreation && !filter.category && !filter.priority && !filter.status;
}

/** Without a choice all the values: the same statement serves whatever is chosen. */
function askedValues({ category, priority, status }: Walk['filter'], bind: Bind): string[] {
  const isAsked = (name: string, values: readonly string[]) =>
    `${name}.value = ANY ((SELECT ${bind(values)}::ticket_${name}[])::ticket_${name}[])`;
  return [
    isAsked('category', category ?? CATEGORIES),
    isAsked('priority', priority ?? PRIORITIES),
    isAsked('status', status ?? STATUSES),
  ];
}

/** By priority, the sequences of a priority that the walk has passed are left out, and those ahead are read from their start. */
function reachedPriorities(walk: Walk, bind: Bind): string[] {
  const { order, after } = walk;
  if (order !== 'priority' || !after) return [];
  return [`priority.value ${comparisonOf(walk)}= ${bind(PRIORITIES[after.key[0] ?? 0])}::ticket_priority`];
}

function afterInSequence(walk: Walk, bind: Bind): string[] {
  const { order, after } = walk;
  if (!after) return [];
  const comparison = comparisonOf(walk);
  let from = keyValue(walk, bind);
  if (order === 'priority') {
    const infinity = comparison === '<' ? 'infinity' : '-infinity';
    const priority = `${bind(PRIORITIES[after.key[0] ?? 0])}::ticket_priority`;
    from = `CASE WHEN priority.value = ${priority} THEN ${from} ELSE '${infinity}' END`;
  }
  return [`(${KEYS[order].key}, ticket.id) ${comparison} (${from}, ${bind(after.id)})`];
}

function keyValue({ order, after }: Pick<Walk, 'order' | 'after'>, bind: Bind): string {
  const { type } = KEYS[order];
  const value = after?.key.at(-1) ?? 0;
  return `${bind(type === 'timestamptz' ? new Date(value).toISOString() : value)}::${type}`;
}

function comparisonOf(walk: Pick<Walk, 'order' | 'isBackward'>): '<' | '>' {
  return KEYS[walk.order].isDescending === walk.isBackward ? '>' : '<';
}

function directionOf(walk: Pick<Walk, 'order' | 'isBackward'>): 'ASC' | 'DESC' {
  return comparisonOf(walk) === '<' ? 'DESC' : 'ASC';
}
