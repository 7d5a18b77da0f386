import { Injectable } from '@nestjs/common';
import { ListQueriesRepository, type Queries } from './list-queries.repository.js';
import type { ListOrder } from './list-order.js';
import { TIME_FIELDS, type FieldContext, type ListedField, type ListedTicket } from './listed-fields.js';
import {
  COUNT_LIMIT,
  pageStatement,
  rankedStatement,
  reviewCountStatement,
  reviewPageStatement,
  rowsStatement,
  walkedOrder,
  type Ranking,
  type Reviewed,
} from './page-statements.js';
import type { Walk } from './walk.js';

/** A ticket of a page and what `placeOf` makes its place in the order of. */
export interface ListedRow {
  readonly ticket: ListedTicket;
  readonly edge: string;
}

/** Rows in the order of the walk. */
export interface ListedRows {
  rows: ListedRow[];
  /** How many tickets match, over all pages. */
  total: number;
  /** There are more than `total`. */
  isCapped: boolean;
}

type Row = [total: number | null, edge: string, ...fields: unknown[]];

@Injectable()
export class TicketListRepository {
  constructor(private readonly queries: ListQueriesRepository) {}

  /**
   * The next tickets of a walk, and how many match its filter.
   * @throws SearchTimeoutError when it filters by reviews, which has no bound, and that takes more than two seconds
   */
  async findPage(walk: Walk, context: FieldContext): Promise<ListedRows> {
    const { review } = walk.filter;
    if (review) {
      const reviewed = { ...walk, filter: { ...walk.filter, review } };
      return this.queries.inTime((queries) => findReviewPage(reviewed, context, queries));
    }
    const rows = await this.queries.rows<Row>(pageStatement(walk, context));
    return { rows: rowsOf(rows, context), total: rows[0]?.[0] ?? 0, isCapped: false };
  }

  /** The tickets with these ids that still exist, in the order of the ids. */
  async findRows(
    ids: readonly number[],
    order: ListOrder,
    context: FieldContext,
    queries: Queries,
  ): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    return rowsOf(await queries.rows<Row>(rowsStatement(ids, walkedOrder(order), context)), context);
  }

  /** Of the tickets with these ids the next ones by relevance. */
  async rank(ids: readonly number[], ranking: Ranking, context: FieldContext, queries: Queries): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    return rowsOf(await queries.rows<Row>(rankedStatement(ids, ranking, context)), context);
  }
}

/** How many match decides the way: few are sorted, many are met soon enough in their order. */
async function findReviewPage(walk: Reviewed, context: FieldContext, queries: Queries): Promise<ListedRows> {
  const [[count] = [0]] = await queries.rows<[number]>(reviewCountStatement(walk.filter));
  const isCapped = count > COUNT_LIMIT;
  const isInOrder = isCapped || walk.order === 'least_sure';
  const rows = await queries.rows<Row>(isInOrder ? pageStatement(walk, context) : reviewPageStatement(walk, context));
  return { rows: rowsOf(rows, context), total: Math.min(count, COUNT_LIMIT), isCapped };
}

function rowsOf(rows: readonly Row[], { fields }: FieldContext): ListedRow[] {
  const listed: ListedRow[] = [];
  for (const row of rows) {
    const ticket: Record<string, unknown> = {};
    for (const [index, field] of fields.entries()) ticket[field] = onTheWire(field, row[index + 2]);
    // Without an id it is the one row that only tells the total.
    if (ticket['id'] !== null) listed.push({ ticket: ticket as ListedTicket, edge: row[1] });
  }
  return listed;
}

function onTheWire(field: ListedField, value: unknown): unknown {
  return typeof value === 'number' && TIME_FIELDS.includes(field) ? new Date(value).toISOString() : value;
}
