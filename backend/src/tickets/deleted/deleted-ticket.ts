import type { Author } from '../../common/access/author.js';
import type { Origin } from '../../common/access/origin.js';
import type { NamedAuthor } from '../../events/named-author.js';
import type { Ticket } from '../ticket.entity.js';

/** For so long a ticket that was deleted can be restored. */
export const KEPT_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Who deletes or restores, for the history of the ticket and for the audit log. */
export type AuditedAuthor = Author & Origin;

/** A ticket that can be restored. */
export interface DeletedTicket {
  readonly id: number;
  /** As it was. */
  readonly ticket: Ticket;
  readonly deletedAt: Date;
  readonly deletedBy: NamedAuthor;
}

/** When it is gone for good. */
export function restorableUntil({ deletedAt }: DeletedTicket): Date {
  return new Date(deletedAt.getTime() + KEPT_DAYS * DAY_MS);
}
