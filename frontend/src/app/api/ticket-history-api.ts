import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS } from './timeouts';
import type { HistoryEntry, Ticket } from './types';

@Injectable({ providedIn: 'root' })
export class TicketHistoryApi {
  private readonly http = inject(HttpClient);

  /** What has happened to a ticket until now, newest first. */
  read(id: number): Observable<readonly HistoryEntry[]> {
    return this.http.get<readonly HistoryEntry[]>(`/api/tickets/${id}/history/`, { timeout: READ_TIMEOUT_MS });
  }

  /**
   * What happened to a ticket, newest first; read again whenever the ticket is another version. No request while it is
   * undefined. Call in an injection context.
   */
  history(
    ticket: () => Pick<Ticket, 'id' | 'version'> | undefined,
  ): HttpResourceRef<readonly HistoryEntry[] | undefined> {
    const history = httpResource<readonly HistoryEntry[]>(() => {
      const wanted = ticket();
      return wanted && { url: `/api/tickets/${wanted.id}/history/`, timeout: READ_TIMEOUT_MS };
    });
    // A resource that is asked for nothing any more would still wait for its last answer.
    effect(() => {
      if (ticket() === undefined) history.set(undefined);
    });
    return history;
  }
}
