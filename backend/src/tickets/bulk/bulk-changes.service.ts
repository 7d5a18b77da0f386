import { Injectable } from '@nestjs/common';
import { SettingsInForce } from '../../classification/settings/settings-in-force.js';
import type { Author } from '../../common/access/author.js';
import { InvalidCursorError, ValidationError } from '../../common/errors/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/http/cursor.js';
import { MAX_ID } from '../../domain/id.js';
import { JobsService } from '../../jobs/jobs.service.js';
import type { BulkChangeRow } from './bulk-change-row.entity.js';
import type { BulkChangeView } from './bulk-change-view.js';
import type { BulkChange } from './bulk-change.entity.js';
import { BULK_WORK, type BulkFilter, type BulkResult } from './bulk-change.js';
import { BulkChangesRepository } from './bulk-changes.repository.js';
import { BulkChangeEndedError, BulkChangeNotFoundError, BulkChangeNotUndoableError } from './bulk-errors.js';
import type { RequestBulkChangeDto } from './dto/request-bulk-change.dto.js';

const LATEST = 20;

/** Names the order of rows in a cursor. */
const BY_TICKET = 'ticket';

export interface BulkRowsQuery {
  readonly result?: readonly BulkResult[];
  readonly pageSize: number;
  readonly cursor?: string;
}

export interface BulkRowsPage {
  readonly rows: BulkChangeRow[];
  /** Where the next page starts; undefined on the last one. */
  readonly nextCursor?: string;
}

/** Changes of many tickets at once: asking for them, watching, cancelling and undoing them. */
@Injectable()
export class BulkChangesService {
  constructor(
    private readonly repository: BulkChangesRepository,
    private readonly jobs: JobsService,
    private readonly settings: SettingsInForce,
  ) {}

  /** @throws ValidationError when not exactly one of ids and filter is there, or nothing is to be changed */
  async request({ ids, filter, change }: RequestBulkChangeDto, author: Author): Promise<BulkChangeView> {
    if (ids && filter) throw new ValidationError({ filter: ['filter cannot be sent together with ids'] });
    const { category, priority, status } = change;
    if (!category && !priority && !status) {
      throw new ValidationError({ change: ['change must set at least one of category, priority, status'] });
    }
    if (ids) return this.enqueued(await this.repository.addForIds(change, ids, author));
    if (filter) return this.enqueued(await this.repository.addForFilter(change, this.kept(filter), author));
    throw new ValidationError({ ids: ['ids or filter must say which tickets are meant; the filter {} means all'] });
  }

  /** @throws BulkChangeNotFoundError */
  async get(id: number): Promise<BulkChangeView> {
    const change = await this.repository.find(id);
    if (!change) throw new BulkChangeNotFoundError(id);
    const [view] = await this.views([change]);
    return view as BulkChangeView;
  }

  /** The latest ones, latest first. */
  async list(): Promise<BulkChangeView[]> {
    return this.views(await this.repository.findLatest(LATEST));
  }

  /**
   * What became of each ticket so far, in the order of their numbers.
   * @throws BulkChangeNotFoundError
   * @throws InvalidCursorError when the cursor is not one of this list
   */
  async rows(id: number, { result, pageSize, cursor }: BulkRowsQuery): Promise<BulkRowsPage> {
    await this.get(id);
    const after = cursor === undefined ? 0 : ticketOf(cursor);
    const found = await this.repository.findRows(id, { ...(result && { result }), limit: pageSize + 1, after });
    const rows = found.slice(0, pageSize);
    const last = rows.at(-1);
    if (found.length <= pageSize || !last) return { rows };
    return { rows, nextCursor: encodeCursor({ order: BY_TICKET, isBackward: false, numbers: [last.ticketId] }) };
  }

  /**
   * Ends it before the next batch; what was done stays.
   * @throws BulkChangeNotFoundError
   * @throws BulkChangeEndedError
   */
  async cancel(id: number): Promise<BulkChangeView> {
    await this.get(id);
    if (!(await this.repository.requestCancel(id))) throw new BulkChangeEndedError();
    return this.get(id);
  }

  /**
   * Asks for the way back: the tickets that it changed, except the ones that were changed since.
   * @throws BulkChangeNotFoundError also when it is just being forgotten
   * @throws BulkChangeNotUndoableError when it has not ended, is undone already, or is an undoing itself
   */
  async undo(id: number, author: Author): Promise<BulkChangeView> {
    const { change } = await this.get(id);
    if (change.undoOf !== null) throw BulkChangeNotUndoableError.isUndo();
    if (change.endedAt === null) throw BulkChangeNotUndoableError.running();
    const undoing = await this.repository.addUndo(id, author);
    if (undoing === 'forgotten') throw new BulkChangeNotFoundError(id);
    if (undoing === 'undone') throw BulkChangeNotUndoableError.undone();
    return this.enqueued(undoing);
  }

  /** What needs a review is settled now: administrators may change the threshold before the work begins. */
  private kept(filter: BulkFilter): BulkFilter {
    if (filter.needs_review === undefined) return filter;
    return { ...filter, review_threshold: this.settings.current.REVIEW_THRESHOLD };
  }

  private async enqueued(change: BulkChange): Promise<BulkChangeView> {
    await this.jobs.enqueue(BULK_WORK, { id: change.id });
    return { change, undoneBy: null };
  }

  private async views(changes: readonly BulkChange[]): Promise<BulkChangeView[]> {
    const undoings = await this.repository.findUndoings(changes.map(({ id }) => id));
    return changes.map((change) => ({ change, undoneBy: undoings.get(change.id) ?? null }));
  }
}

function ticketOf(cursor: string): number {
  const { order, isBackward, numbers } = decodeCursor(cursor);
  const [ticketId = 0] = numbers;
  const isTicket = Number.isInteger(ticketId) && ticketId >= 1 && ticketId <= MAX_ID;
  if (order !== BY_TICKET || isBackward || numbers.length !== 1 || !isTicket) throw new InvalidCursorError();
  return ticketId;
}
