import { Injectable } from '@nestjs/common';
import { SettingsInForce } from '../../classification/settings/settings-in-force.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/http/cursor.js';
import type { ListTicketsQuery } from '../dto/list-tickets.query.js';
import { ListQueriesRepository, type Queries } from './list-queries.repository.js';
import { cursorAt, placeAt, placeOf, type ListOrder } from './list-order.js';
import { ALL_OF_TICKET, LISTED_FIELDS, type FieldContext, type ListedTicket } from './listed-fields.js';
import { walkedOrder } from './page-statements.js';
import { ticketFilterOf } from './ticket-filter.js';
import { TicketListRepository, type ListedRow } from './ticket-list.repository.js';
import { TicketSearchService } from './ticket-search.service.js';
import type { Walk } from './walk.js';

/** By relevance, so many of the newest matches are ranked. */
const MOST_RANKED = 1_000;

export interface TicketPage {
  /** In the order of the list. */
  tickets: ListedTicket[];
  /** How many tickets match, over all pages; at least, when capped. */
  total: number;
  isCapped: boolean;
  /** Only so many tickets were searched, from the beginning of the order. */
  searchWindow?: number;
  /** Cursors of the neighbours; undefined where there is none. */
  next?: string;
  prev?: string;
}

/** What was asked for, understood. */
interface Request {
  order: ListOrder;
  walk: Walk;
  words: readonly string[];
  context: FieldContext;
}

/** Rows in the order of the walk, one more than the page when there are more. */
type Rows = Pick<TicketPage, 'total' | 'isCapped' | 'searchWindow'> & {
  rows: ListedRow[];
  /** Of a search that read in order: how far it had come, by id. */
  positions?: ReadonlyMap<number, number | undefined>;
};

@Injectable()
export class TicketListService {
  constructor(
    private readonly repository: TicketListRepository,
    private readonly search: TicketSearchService,
    private readonly queries: ListQueriesRepository,
    private readonly settings: SettingsInForce,
  ) {}

  /**
   * @throws InvalidCursorError when the cursor is not one of this order
   * @throws ValidationError when relevance is asked for without a search
   * @throws SearchTimeoutError when a search, or what needs a review, cannot be answered in time
   */
  async list(query: ListTicketsQuery): Promise<TicketPage> {
    const request = this.understand(query);
    const { rows, positions, ...counted } = await this.find(request);
    const cursor = ({ ticket, edge }: ListedRow, isBackward: boolean) => {
      const place = placeOf(request.order, edge, ticket.id, positions?.get(ticket.id));
      return encodeCursor(cursorAt(request.order, place, isBackward));
    };
    return { ...counted, ...pageOf(rows, request.walk, query.pageSize, cursor) };
  }

  private understand(query: ListTicketsQuery): Request {
    const threshold = this.settings.current.REVIEW_THRESHOLD;
    const { words, ...filter } = ticketFilterOf(query, threshold);
    const { order = 'newest', fields } = query;
    if (order === 'relevance' && words.length === 0) {
      throw new ValidationError({ order: ['order can be relevance only together with search'] });
    }
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    return {
      order,
      words,
      walk: {
        filter,
        order: walkedOrder(order),
        ...(cursor && { after: placeAt(order, cursor) }),
        isBackward: cursor?.isBackward ?? false,
        limit: query.pageSize + 1,
      },
      context: {
        // In one order, whatever the one of the request, so that there are fewer statements.
        fields: fields ? LISTED_FIELDS.filter((field) => field === 'id' || fields.includes(field)) : ALL_OF_TICKET,
        words,
        reviewThreshold: threshold,
      },
    };
  }

  private async find(request: Request): Promise<Rows> {
    if (request.words.length === 0) return this.repository.findPage(request.walk, request.context);
    return this.queries.inTime((queries) =>
      request.order === 'relevance' ? this.findRanked(request, queries) : this.findInOrder(request, queries),
    );
  }

  private async findInOrder({ order, words, walk, context }: Request, queries: Queries): Promise<Rows> {
    const { hits, window, ...counted } = await this.search.find({ walk, words }, queries);
    const positions = new Map(hits.map(({ id, position }) => [id, position]));
    return {
      ...counted,
      ...(window !== undefined && { searchWindow: window }),
      rows: await this.repository.findRows([...positions.keys()], order, context, queries),
      positions,
    };
  }

  private async findRanked({ words, walk, context }: Request, queries: Queries): Promise<Rows> {
    const { after, isBackward, limit, ...newest } = walk;
    const search = { walk: { ...newest, isBackward: false, limit: MOST_RANKED }, words };
    const { hits, window, ...counted } = await this.search.find(search, queries);
    const ids = hits.map(({ id }) => id);
    const ranking = { words, ...(after && { after }), isBackward, limit };
    return {
      ...counted,
      ...(window !== undefined && { searchWindow: window }),
      rows: await this.repository.rank(ids, ranking, context, queries),
    };
  }
}

/** Towards the end there is a next page when rows are left, and always one before the cursor's row; the other way round backwards. */
function pageOf(
  rows: readonly ListedRow[],
  { isBackward, after }: Walk,
  pageSize: number,
  cursor: (row: ListedRow, isBackward: boolean) => string,
): Pick<TicketPage, 'tickets' | 'next' | 'prev'> {
  const page = rows.slice(0, pageSize);
  if (isBackward) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  const hasMore = rows.length > pageSize;
  return {
    tickets: page.map(({ ticket }) => ticket),
    ...(last && (isBackward || hasMore) && { next: cursor(last, false) }),
    ...(first && (isBackward ? hasMore : after) && { prev: cursor(first, true) }),
  };
}
