import { Injectable, signal } from '@angular/core';
import type { KnownTicket } from '../../../api/types';

/**
 * The tickets as the server last gave them, whichever answer brought them: a page, a change, a ticket that was opened.
 * Answers may arrive out of order, so an older version never replaces a newer one; two of the same version complete
 * each other.
 */
@Injectable()
export class TicketStore {
  // One map that grows: copies of a hundred thousand tickets for each page would be felt while scrolling.
  private readonly tickets = new Map<number, KnownTicket>();
  private readonly revision = signal(0);
  private readonly deleted = signal<ReadonlySet<number>>(new Set());

  get(id: number): KnownTicket | undefined {
    this.revision();
    return this.tickets.get(id);
  }

  /** True once the server said that the ticket does not exist any more, until it is restored. */
  isDeleted(id: number): boolean {
    return this.deleted().has(id);
  }

  take(answers: readonly KnownTicket[]): void {
    for (const ticket of answers) {
      const known = this.tickets.get(ticket.id);
      if (ticket.version >= (known?.version ?? -1)) this.tickets.set(ticket.id, joined(known, ticket));
    }
    this.revision.update((count) => count + 1);
  }

  markDeleted(id: number): void {
    this.deleted.update((ids) => new Set([...ids, id]));
  }

  markRestored(id: number): void {
    if (this.isDeleted(id)) this.deleted.update((ids) => new Set([...ids].filter((other) => other !== id)));
  }
}

/** A newer version brings its own description; the preview, which only lists have, stays until a list is read again. */
function joined(known: KnownTicket | undefined, answer: KnownTicket): KnownTicket {
  if (known === undefined) return answer;
  if (known.version === answer.version) return { ...known, ...answer };
  return known.preview === undefined ? answer : { preview: known.preview, ...answer };
}
