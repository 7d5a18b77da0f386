import { Injectable } from '@nestjs/common';
import { ListQueriesRepository, type Queries } from './list-queries.repository.js';
import type { ListOrder, WalkedOrder } from './list-order.js';
import { TIME_FIELDS, type FieldContext, type ListedField, type ListedTicket } from './listed-fields.js';
import { ListedTicketCache, type Versioned } from './listed-ticket-cache.js';
import {
  COUNT_LIMIT,
  countStatement,
  pageStatement,
  rankedStatement,
  rowsStatement,
  sortedPageStatement,
  walkedOrder,
  type Ranking,
} from './page-statements.js';
import { isByCreation, isCounted, type CountedWalk, type Walk } from './walk.js';

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

/** A ticket of a page before it is read. */
interface Place extends Versioned {
  readonly edge: string;
}

type PlaceRow = [total: number | null, edge: string, rowVersion: string, id: number | null];
type Row = [edge: string, rowVersion: string, ...fields: unknown[]];

/** Other orders meet the tickets of a time anywhere, perhaps at their end: until there are so many, sorting them is less. */
const MOST_SORTED_BY_TIME = 100_000;

@Injectable()
export class TicketListRepository {
  private readonly cache = new ListedTicketCache();

  constructor(private readonly queries: ListQueriesRepository) {}

  /**
   * The next tickets of a walk, and how many match its filter, all of one moment.
   * @throws SearchTimeoutError when it filters by reviews or times, which has no bound, and that takes more than two seconds
   */
  async findPage(walk: Walk, context: FieldContext): Promise<ListedRows> {
    if (isCounted(walk)) return this.queries.inTime((queries) => this.findCountedPage(walk, context, queries));
    const find = async (queries: Queries): Promise<ListedRows> => {
      const places = await queries.rows<PlaceRow>(pageStatement(walk));
      const rows = await this.readTickets(placesOf(places), walk.order, context, queries);
      return { rows, total: places[0]?.[0] ?? 0, isCapped: false };
    };
    return find(this.queries).catch((error: unknown) => {
      if (error instanceof TicketChanged) return this.queries.inTime(find);
      throw error;
    });
  }

  /** The tickets with these ids that still exist, in the order of the ids. */
  async findRows(
    ids: readonly number[],
    order: ListOrder,
    context: FieldContext,
    queries: Queries,
  ): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    const rows = await queries.rows<Row>(rowsStatement(ids, walkedOrder(order), context));
    return rows.map((row) => rowOf(row, context));
  }

  /** Of the tickets with these ids the next ones by relevance. */
  async rank(ids: readonly number[], ranking: Ranking, context: FieldContext, queries: Queries): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    const rows = await queries.rows<Row>(rankedStatement(ids, ranking, context));
    return rows.map((row) => rowOf(row, context));
  }

  /** How many match decides the way: few are sorted, many are met soon enough in their order. */
  private async findCountedPage(walk: CountedWalk, context: FieldContext, queries: Queries): Promise<ListedRows> {
    const mostSorted = mostSortedOf(walk);
    const [[count] = [0]] = await queries.rows<[number]>(
      countStatement(walk.filter, Math.max(COUNT_LIMIT, mostSorted)),
    );
    const isSorted = count <= mostSorted;
    const places = await queries.rows<PlaceRow>(isSorted ? sortedPageStatement(walk) : pageStatement(walk));
    const rows = await this.readTickets(placesOf(places), walk.order, context, queries);
    return { rows, total: Math.min(count, COUNT_LIMIT), isCapped: count > COUNT_LIMIT };
  }

  /** @throws TicketChanged, but not in a transaction that sees one moment */
  private async readTickets(
    places: readonly Place[],
    order: WalkedOrder,
    context: FieldContext,
    queries: Queries,
  ): Promise<ListedRow[]> {
    const tickets = this.cache.find(places, context);
    const unknown = places.filter(({ id }) => !tickets.has(id));
    if (unknown.length > 0) {
      const ids = unknown.map(({ id }) => id);
      const rows = await queries.rows<Row>(rowsStatement(ids, order, context));
      for (const [index, row] of rows.entries()) {
        const { ticket } = rowOf(row, context);
        if (ticket.id !== unknown[index]?.id || row[1] !== unknown[index].rowVersion) throw new TicketChanged();
        this.cache.keep(row[1], ticket, context);
        tickets.set(ticket.id, ticket);
      }
    }
    return places.map(({ id, edge }) => {
      const ticket = tickets.get(id);
      if (!ticket) throw new TicketChanged();
      return { ticket, edge };
    });
  }
}

/** -1: an index holds them in the order of the walk. */
function mostSortedOf(walk: CountedWalk): number {
  if (isByCreation(walk)) return -1;
  if (walk.filter.created) return MOST_SORTED_BY_TIME;
  return walk.order === 'least_sure' ? -1 : COUNT_LIMIT;
}

/** A ticket of the page is another one now, or gone. */
class TicketChanged extends Error {}

/** Without an id it is the one row that only tells the total. */
function placesOf(rows: readonly PlaceRow[]): Place[] {
  return rows.flatMap(([, edge, rowVersion, id]) => (id === null ? [] : [{ id, rowVersion, edge }]));
}

function rowOf([edge, , ...values]: Row, { fields }: FieldContext): ListedRow {
  const ticket: Record<string, unknown> = {};
  for (const [index, field] of fields.entries()) ticket[field] = onTheWire(field, values[index]);
  return { ticket: ticket as ListedTicket, edge };
}

function onTheWire(field: ListedField, value: unknown): unknown {
  return typeof value === 'number' && TIME_FIELDS.includes(field) ? new Date(value).toISOString() : value;
}
