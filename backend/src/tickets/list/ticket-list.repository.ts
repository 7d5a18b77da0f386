import { Injectable } from '@nestjs/common';
import { ListQueriesRepository } from './list-queries.repository.js';
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
} from './page-statements.js';
import type { Statement } from './statement.js';
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

  /** The next tickets of a walk, and how many match its filter. */
  async findPage(walk: Walk, context: FieldContext): Promise<ListedRows> {
    if (walk.filter.review) return this.findReviewPage(walk, context);
    const rows = await this.run(pageStatement(walk, context));
    return { rows: rowsOf(rows, context), total: rows[0]?.[0] ?? 0, isCapped: false };
  }

  /** The tickets with these ids that still exist, in the order of the ids. */
  async findRows(ids: readonly number[], order: ListOrder, context: FieldContext): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    return rowsOf(await this.run(rowsStatement(ids, walkedOrder(order), context)), context);
  }

  /** Of the tickets with these ids the next ones by relevance. */
  async rank(ids: readonly number[], ranking: Ranking, context: FieldContext): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    return rowsOf(await this.run(rankedStatement(ids, ranking, context)), context);
  }

  /** How many match decides the way: few are sorted, many are met soon enough in their order. */
  private async findReviewPage(walk: Walk, context: FieldContext): Promise<ListedRows> {
    const { filter, order } = walk;
    const [[count] = [0]] = await this.queries.rows<[number]>(reviewCountStatement(filter));
    const isCapped = count > COUNT_LIMIT;
    const inOrder = order === 'least_sure' || (isCapped && (!filter.review?.isNeeded || isByCreation(order)));
    const rows = await this.run(
      inOrder || !isReviewed(walk) ? pageStatement(walk, context) : reviewPageStatement(walk, context),
    );
    return { rows: rowsOf(rows, context), total: Math.min(count, COUNT_LIMIT), isCapped };
  }

  private run(statement: Statement): Promise<Row[]> {
    return this.queries.rows<Row>(statement);
  }
}

const isByCreation = (order: ListOrder) => order === 'newest' || order === 'oldest';

function isReviewed(walk: Walk): walk is Walk & { filter: { review: object } } {
  return walk.filter.review !== undefined;
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
