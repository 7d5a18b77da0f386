import { Injectable, signal } from '@angular/core';
import type { KnownTicket } from '../../../api/types';

/**
 * The tickets as the server last gave them, whichever answer brought them: a page, a change, a ticket that was opened.
 * Answers may arrive out of order, so an older version never replaces a newer one; two of the same version complete
 * each other.
 */
@Injectable()
export class TicketStore {
  private readonly tickets = signal<ReadonlyMap<number, KnownTicket>>(new Map());
  private readonly deleted = signal<ReadonlySet<number>>(new Set());

  get(id: number): KnownTicket | undefined {
    return this.tickets().get(id);
  }

  /** True once the server said that the ticket does not exist any more. */
  isDeleted(id: number): boolean {
    return this.deleted().has(id);
  }

  take(answers: readonly KnownTicket[]): void {
    this.tickets.update((known) => {
      const current = answers.filter(({ id, version }) => version >= (known.get(id)?.version ?? -1));
      return new Map([
        ...known,
        ...current.map((ticket) => [ticket.id, joined(known.get(ticket.id), ticket)] as const),
      ]);
    });
  }

  markDeleted(id: number): void {
    this.deleted.update((ids) => new Set([...ids, id]));
  }
}

/** A newer version brings its own description; the preview, which only lists have, stays until a list is read again. */
function joined(known: KnownTicket | undefined, answer: KnownTicket): KnownTicket {
  if (known === undefined) return answer;
  if (known.version === answer.version) return { ...known, ...answer };
  return known.preview === undefined ? answer : { preview: known.preview, ...answer };
}
