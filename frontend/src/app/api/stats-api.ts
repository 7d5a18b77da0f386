import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS } from './timeouts';
import type { Stats, Status } from './types';

const ADDRESS = '/api/tickets/stats/';

/** What is counted by day, and of which tickets. */
interface StatsQuestion {
  /** First and last day as YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** IANA name of the zone whose days these are. */
  readonly timeZone: string;
  /** Left out: in every status. */
  readonly status?: Status;
}

@Injectable({ providedIn: 'root' })
export class StatsApi {
  private readonly changes = inject(TicketChanges);

  /** The statistics, read again after every ticket created or changed here. Call in an injection context. */
  stats(): HttpResourceRef<Stats | undefined> {
    return httpResource<Stats>(() => {
      this.changes.revision();
      return { url: ADDRESS, timeout: READ_TIMEOUT_MS };
    });
  }

  /** The same for some tickets and days; also read again when the question changes. */
  statsOf(question: () => StatsQuestion): HttpResourceRef<Stats | undefined> {
    return httpResource<Stats>(() => {
      this.changes.revision();
      const { from, to, timeZone, status } = question();
      return {
        url: ADDRESS,
        params: { from, to, time_zone: timeZone, ...(status !== undefined && { status }) },
        timeout: READ_TIMEOUT_MS,
      };
    });
  }
}
