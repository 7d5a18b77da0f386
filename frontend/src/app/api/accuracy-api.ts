import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS } from './timeouts';
import type { Accuracy } from './types';

const DAY_MS = 24 * 60 * 60 * 1_000;

@Injectable({ providedIn: 'root' })
export class AccuracyApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(TicketChanges);

  /** How often all suggestions so far were right. */
  measured(): Observable<Accuracy> {
    return this.http.get<Accuracy>('/api/classification/accuracy/', { timeout: READ_TIMEOUT_MS });
  }

  /**
   * How often suggestions were right, read again after every ticket changed here. Call in an injection context.
   * @param days only suggestions of that many last days; all of them while it is undefined
   */
  accuracy(days: () => number | undefined): HttpResourceRef<Accuracy | undefined> {
    return httpResource<Accuracy>(() => {
      this.changes.revision();
      const period = days();
      return {
        url: '/api/classification/accuracy/',
        params: { ...(period !== undefined && { from: new Date(Date.now() - period * DAY_MS).toISOString() }) },
        timeout: READ_TIMEOUT_MS,
      };
    });
  }
}
