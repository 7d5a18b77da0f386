import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable, tap } from 'rxjs';
import { type Page, toPage } from './pages';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { DeletedTicket, Ticket } from './types';

const ADDRESS = '/api/admin/deleted-tickets/';

/** Tickets that were deleted, for as long as they can be brought back; for administrators. */
@Injectable({ providedIn: 'root' })
export class DeletedTicketsApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(TicketChanges);

  /**
   * The latest deletion first.
   * @param cursor `next` of the page before, absent for the first page
   */
  page(cursor?: string): Observable<Page<DeletedTicket>> {
    const params = { ...(cursor !== undefined && { cursor }) };
    return this.http
      .get<DeletedTicket[]>(ADDRESS, { params, observe: 'response', timeout: READ_TIMEOUT_MS })
      .pipe(map(toPage));
  }

  /** Answers the ticket as it is then. */
  restore(id: number): Observable<Ticket> {
    return this.http.post<Ticket>(`${ADDRESS}${id}/restore/`, null, { timeout: WRITE_TIMEOUT_MS }).pipe(
      tap(() => {
        this.changes.noteCreated();
      }),
    );
  }

  /** Removes it for good. */
  purge(id: number): Observable<unknown> {
    return this.http.delete(`${ADDRESS}${id}/`, { timeout: WRITE_TIMEOUT_MS });
  }
}
