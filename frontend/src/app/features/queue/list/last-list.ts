import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { ListedTicket, TicketFilters, TicketPage } from '../../../api/types';

const STORAGE_KEY = 'triagedesk-last-list';

/** Tickets that are kept: what a first page shows. */
const KEPT = 50;

/** It is not urgent: first the list is drawn. */
const LATER_MS = 1_000;

/** The beginning of a list. */
export type KeptList = Pick<TicketPage, 'total' | 'capped'> & { readonly tickets: readonly ListedTicket[] };

interface Stored {
  readonly filters: TicketFilters;
  readonly list: KeptList;
  /** When it was read, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The beginning of the list that was read last, kept in this browser, to be read while there is no connection. It holds what
 * the list shows, no descriptions.
 */
@Injectable({ providedIn: 'root' })
export class LastList {
  private readonly window = inject(DOCUMENT).defaultView;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest: Stored | undefined;

  keep(filters: TicketFilters, { tickets, total, capped }: TicketPage): void {
    const stored: Stored = {
      filters,
      list: { tickets: tickets.slice(0, KEPT).map(withoutQuotes), total, capped },
      at: Date.now(),
    };
    this.latest = stored;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(stored), LATER_MS);
  }

  /** The list as it was when the same was asked for last, if that was the last list. */
  for(filters: TicketFilters): Stored | undefined {
    const stored = this.latest ?? this.read();
    return stored !== undefined && JSON.stringify(stored.filters) === JSON.stringify(filters) ? stored : undefined;
  }

  private read(): Stored | undefined {
    try {
      return (JSON.parse(this.window?.localStorage.getItem(STORAGE_KEY) ?? 'null') as Stored | null) ?? undefined;
    } catch {
      return undefined; // storage is blocked
    }
  }

  private write(stored: Stored): void {
    try {
      this.window?.localStorage.setItem(STORAGE_KEY, JSON.stringify(stored));
    } catch {
      // Storage is blocked or full: without a connection there is then no list.
    }
  }
}

/** The list quotes nothing of a ticket that it does not show. */
function withoutQuotes(ticket: ListedTicket): ListedTicket {
  return ticket.suggestion === null ? ticket : { ...ticket, suggestion: { ...ticket.suggestion, evidence: [] } };
}
