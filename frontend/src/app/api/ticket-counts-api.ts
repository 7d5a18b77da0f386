import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS } from './timeouts';
import type { Stats, TicketFilters } from './types';

/** Filters that can be counted without reading tickets. */
export type CountedFilters = Pick<TicketFilters, 'category' | 'priority' | 'status'>;

@Injectable({ providedIn: 'root' })
export class TicketCountsApi {
  private readonly changes = inject(TicketChanges);

  /** How many tickets there are of each value; no request while the filters are undefined. Call in an injection context. */
  countsOf(filters: () => CountedFilters | undefined): HttpResourceRef<Stats | undefined> {
    return httpResource<Stats>(() => {
      const wanted = filters();
      if (wanted === undefined) return undefined;
      this.changes.revision();
      // Figures by day come along: of one day they cost least.
      const today = new Date().toISOString().slice(0, 10);
      const params: Record<string, string> = { from: today, to: today };
      for (const name of ['category', 'priority', 'status'] as const) {
        if (wanted[name].length > 0) params[name] = wanted[name].join(',');
      }
      return { url: '/api/tickets/stats/', params, timeout: READ_TIMEOUT_MS };
    });
  }
}
