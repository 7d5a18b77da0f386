import { LRUCache } from 'lru-cache';
import type { FieldContext, ListedTicket } from './listed-fields.js';

/** What everything kept may take, in characters. */
const MAX_SIZE = 8_000_000;
/** What a ticket takes besides its texts. */
const SIZE_BESIDES_TEXTS = 2_000;

/** A ticket of which the database holds this version. */
export interface Versioned {
  readonly id: number;
  /** The `xmin` of its row. */
  readonly rowVersion: string;
}

interface Entry {
  readonly rowVersion: string;
  readonly reviewThreshold: number;
  readonly ticket: ListedTicket;
}

/**
 * Tickets as lists tell them without a search, so that those which were listed before are neither read nor made again.
 * What is kept cannot be out of date: a page begins with the versions of its tickets' rows, which PostgreSQL changes
 * whoever changes a row, and suggestions change only together with their ticket. Whether a ticket needs a review depends on the
 * threshold as well, which administrators may change.
 */
export class ListedTicketCache {
  private readonly entries = new LRUCache<string, Entry>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ ticket }) => SIZE_BESIDES_TEXTS + lengthOf(ticket.title) + lengthOf(ticket.description),
  });

  /** Those of the tickets whose present version is known in this context, by id. */
  find(tickets: readonly Versioned[], { fields, reviewThreshold }: FieldContext): Map<number, ListedTicket> {
    const names = fields.join();
    const found = new Map<number, ListedTicket>();
    for (const { id, rowVersion } of tickets) {
      const entry = this.entries.get(`${id} ${names}`);
      if (entry?.rowVersion === rowVersion && entry.reviewThreshold === reviewThreshold) found.set(id, entry.ticket);
    }
    return found;
  }

  keep(rowVersion: string, ticket: ListedTicket, { fields, reviewThreshold }: FieldContext): void {
    this.entries.set(`${ticket.id} ${fields.join()}`, { rowVersion, reviewThreshold, ticket });
  }
}

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}
