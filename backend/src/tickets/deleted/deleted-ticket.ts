import type { Ticket } from '../ticket.entity.js';

/** For so long a ticket that was deleted can be restored. */
export const KEPT_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A ticket that can be restored. */
export interface DeletedTicket {
  readonly id: number;
  /** As it was. */
  readonly ticket: Ticket;
  readonly deletedAt: Date;
}

/** When it is gone for good. */
export function restorableUntil({ deletedAt }: DeletedTicket): Date {
  return new Date(deletedAt.getTime() + KEPT_DAYS * DAY_MS);
}
