import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS } from './timeouts';
import type { Stats } from './types';

@Injectable({ providedIn: 'root' })
export class StatsApi {
  private readonly changes = inject(TicketChanges);

  /** The statistics, read again after every ticket created or changed here. Call in an injection context. */
  stats(): HttpResourceRef<Stats | undefined> {
    return httpResource<Stats>(() => {
      this.changes.revision();
      return { url: '/api/tickets/stats/', timeout: READ_TIMEOUT_MS };
    });
  }
}
