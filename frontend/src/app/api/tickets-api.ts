import { HttpClient, HttpParams, httpResource, type HttpResourceRef, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable, tap } from 'rxjs';
import { nextCursor } from './link-header';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { NewTicket, Ticket, TicketChange, TicketFilters, TicketPage } from './types';

@Injectable({ providedIn: 'root' })
export class TicketsApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(TicketChanges);

  /**
   * One page of the tickets that match, newest first. An observable instead of an httpResource because a list that
   * grows on scroll keeps the earlier pages; unsubscribing aborts the request.
   * @param cursor `next` of the page before, absent for the first page
   * @param limit 1 to 200 tickets
   */
  page(filters: TicketFilters, cursor?: string, limit = 50): Observable<TicketPage> {
    return this.http
      .get<Ticket[]>('/api/tickets/', {
        params: listParams(filters, cursor, limit),
        observe: 'response',
        timeout: READ_TIMEOUT_MS,
      })
      .pipe(map(toPage));
  }

  /** The ticket with that number; no request while the number is undefined. Call in an injection context. */
  ticket(id: () => number | undefined): HttpResourceRef<Ticket | undefined> {
    return httpResource<Ticket>(() => {
      const number = id();
      return number === undefined ? undefined : { url: `/api/tickets/${number}/`, timeout: READ_TIMEOUT_MS };
    });
  }

  create(ticket: NewTicket): Observable<Ticket> {
    return this.http.post<Ticket>('/api/tickets/', ticket, { timeout: WRITE_TIMEOUT_MS }).pipe(
      tap(() => {
        this.changes.noteCreated();
      }),
    );
  }

  update(id: number, change: TicketChange): Observable<Ticket> {
    return this.http.patch<Ticket>(`/api/tickets/${id}/`, change, { timeout: WRITE_TIMEOUT_MS }).pipe(
      tap(() => {
        this.changes.noteUpdated();
      }),
    );
  }

  /** Deletes the ticket for good. */
  remove(id: number): Observable<void> {
    return this.http.delete<undefined>(`/api/tickets/${id}/`, { timeout: WRITE_TIMEOUT_MS }).pipe(
      map(() => {
        this.changes.noteDeleted();
      }),
    );
  }
}

function listParams(filters: TicketFilters, cursor: string | undefined, limit: number): HttpParams {
  let params = new HttpParams().set('limit', limit);
  for (const name of ['category', 'priority', 'status'] as const) {
    if (filters[name].length > 0) params = params.set(name, filters[name].join(','));
  }
  if (filters.needsReview) params = params.set('needs_review', true);
  if (filters.search !== '') params = params.set('search', filters.search);
  return cursor === undefined ? params : params.set('cursor', cursor);
}

function toPage({ body, headers }: HttpResponse<Ticket[]>): TicketPage {
  const total = headers.get('X-Total-Count');
  return {
    tickets: body ?? [],
    next: nextCursor(headers.get('Link')),
    total: total !== null && /^\d+$/.test(total) ? Number(total) : undefined,
  };
}
