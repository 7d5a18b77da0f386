import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { InvalidCursorError } from '../../common/errors/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/http/cursor.js';
import { MAX_ID } from '../../domain/id.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { TicketNotFoundError } from '../ticket-errors.js';
import type { TicketView } from '../ticket-with-suggestion.js';
import { TicketsService } from '../tickets.service.js';
import { DeletedTicketNotFoundError, TicketNotDeletedError } from './deleted-ticket-errors.js';
import type { AuditedAuthor, DeletedTicket } from './deleted-ticket.js';
import { DeletedTicketsRepository } from './deleted-tickets.repository.js';

/** In UTC; before the events of deleted tickets are forgotten. */
const PURGING_SCHEDULE = '40 3 * * *';

/** Names the order in a cursor. */
const ORDER = 'deleted';

/** Beyond it the database has no times, in milliseconds. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

export interface DeletedTicketPage {
  readonly tickets: readonly DeletedTicket[];
  readonly next?: string;
}

/** The way back for tickets that were deleted, and their end. */
@Injectable()
export class DeletedTicketsService implements OnModuleInit {
  constructor(
    private readonly deleted: DeletedTicketsRepository,
    private readonly tickets: TicketsService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'purge-deleted-tickets',
      schedule: PURGING_SCHEDULE,
      run: async () => ({ purged: await this.deleted.purge() }),
    });
  }

  /**
   * The latest deletion first.
   * @throws InvalidCursorError
   */
  async list(pageSize: number, cursor?: string): Promise<DeletedTicketPage> {
    const found = await this.deleted.find(pageSize + 1, cursor === undefined ? undefined : placeOf(cursor));
    const tickets = found.slice(0, pageSize);
    const last = tickets.at(-1);
    return { tickets, ...(last && found.length > pageSize && { next: cursorOf(last) }) };
  }

  /**
   * Puts the ticket back as it was.
   * @throws DeletedTicketNotFoundError when nothing is kept under this number
   * @throws TicketNotDeletedError when there is a ticket with this number
   */
  async restore(id: number, by: AuditedAuthor): Promise<TicketView> {
    const isRestored = await this.deleted.restore(id, by);
    const view = await this.tickets.get(id).catch((error: unknown) => {
      if (error instanceof TicketNotFoundError) throw new DeletedTicketNotFoundError(id);
      throw error;
    });
    if (!isRestored) throw new TicketNotDeletedError(id);
    return view;
  }

  /**
   * Removes the ticket for good, before its time.
   * @throws DeletedTicketNotFoundError when nothing is kept under this number
   */
  async purge(id: number, origin: Origin): Promise<void> {
    if (!(await this.deleted.purgeOne(id, origin))) throw new DeletedTicketNotFoundError(id);
  }
}

function cursorOf({ deletedAt, id }: DeletedTicket): string {
  return encodeCursor({ order: ORDER, isBackward: false, numbers: [deletedAt.getTime(), id] });
}

function placeOf(cursor: string): Pick<DeletedTicket, 'deletedAt' | 'id'> {
  const { order, isBackward, numbers } = decodeCursor(cursor);
  const [time = -1, id = 0] = numbers;
  const isPlace = isWholeBetween(0, time, LAST_MOMENT) && isWholeBetween(1, id, MAX_ID) && numbers.length === 2;
  if (order !== ORDER || isBackward || !isPlace) throw new InvalidCursorError();
  return { deletedAt: new Date(time), id };
}

function isWholeBetween(least: number, value: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
