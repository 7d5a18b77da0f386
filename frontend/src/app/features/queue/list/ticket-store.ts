import { Injectable, signal } from '@angular/core';
import type { Ticket } from '../../../api/types';

/**
 * The tickets as the server last gave them, whichever answer brought them: a page, a change, a ticket that was opened.
 * Answers may arrive out of order, so an older version never replaces a newer one.
 */
@Injectable()
export class TicketStore {
  private readonly tickets = signal<ReadonlyMap<number, Ticket>>(new Map());
  private readonly deleted = signal<ReadonlySet<number>>(new Set());

  get(id: number): Ticket | undefined {
    return this.tickets().get(id);
  }

  /** True once the server said that the ticket does not exist any more. */
  isDeleted(id: number): boolean {
    return this.deleted().has(id);
  }

  take(answers: readonly Ticket[]): void {
    this.tickets.update((known) => {
      const newer = answers.filter(({ id, version }) => version > (known.get(id)?.version ?? -1));
      return newer.length === 0 ? known : new Map([...known, ...newer.map((ticket) => [ticket.id, ticket] as const)]);
    });
  }

  markDeleted(id: number): void {
    this.deleted.update((ids) => new Set([...ids, id]));
  }
}
