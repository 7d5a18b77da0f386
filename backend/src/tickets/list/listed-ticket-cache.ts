import { LRUCache } from 'lru-cache';
import type { ListedField, ListedTicket } from './listed-fields.js';

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
  readonly ticket: ListedTicket;
}

/**
 * Tickets as lists tell them without a search, so that those which were listed before are neither read nor made again.
 * What is kept cannot be out of date: a page begins with the versions of its tickets' rows, which PostgreSQL changes
 * whoever changes a row, and suggestions change only together with their ticket.
 */
export class ListedTicketCache {
  private readonly entries = new LRUCache<string, Entry>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ ticket }) => SIZE_BESIDES_TEXTS + lengthOf(ticket.title) + lengthOf(ticket.description),
  });

  /** Those of the tickets whose present version is known with these fields, by id. */
  find(tickets: readonly Versioned[], fields: readonly ListedField[]): Map<number, ListedTicket> {
    const names = fields.join();
    const found = new Map<number, ListedTicket>();
    for (const { id, rowVersion } of tickets) {
      const entry = this.entries.get(`${id} ${names}`);
      if (entry?.rowVersion === rowVersion) found.set(id, entry.ticket);
    }
    return found;
  }

  keep(rowVersion: string, ticket: ListedTicket, fields: readonly ListedField[]): void {
    this.entries.set(`${ticket.id} ${fields.join()}`, { rowVersion, ticket });
  }
}

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}
