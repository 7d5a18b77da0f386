import {
  HttpClient,
  type HttpHeaders,
  HttpParams,
  httpResource,
  type HttpResourceRef,
  type HttpResponse,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable, tap } from 'rxjs';
import { createdMoments } from './created-days';
import { nextCursor } from './link-header';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { CreatedTicket, ListedTicket, NewTicket, Ticket, TicketChange, TicketFilters, TicketPage } from './types';

/** Everything but the description, which may be as long as a book. */
const LISTED_FIELDS = [
  'id',
  'title',
  'preview',
  'category',
  'category_source',
  'priority',
  'priority_source',
  'status',
  'created_at',
  'updated_at',
  'resolved_at',
  'version',
  'needs_review',
  'suggestion',
] as const satisfies readonly (keyof ListedTicket)[];

/** Whole tickets that need review. */
export interface ReviewPage extends Pick<TicketPage, 'next' | 'total' | 'capped'> {
  readonly tickets: readonly Ticket[];
}

@Injectable({ providedIn: 'root' })
export class TicketsApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(TicketChanges);

  /**
   * One page of the tickets that match, in the order of the filters, without their descriptions. An observable instead of an httpResource because a list that
   * grows on scroll keeps the earlier pages; unsubscribing aborts the request.
   * @param cursor `next` of the page before, absent for the first page
   * @param limit 1 to 200 tickets
   */
  page(filters: TicketFilters, cursor?: string, limit = 50): Observable<TicketPage> {
    return this.http
      .get<ListedTicket[]>('/api/tickets/', {
        params: listParams(filters, cursor, limit),
        observe: 'response',
        timeout: READ_TIMEOUT_MS,
      })
      .pipe(map(toPage));
  }

  /**
   * One page of the tickets that need review, the least sure first, with their descriptions: whoever decides them one by
   * one waits for none.
   * @param cursor `next` of the page before, absent for the first page
   * @param limit 1 to 200 tickets
   */
  toReview(cursor?: string, limit = 20): Observable<ReviewPage> {
    const params = { needs_review: true, order: 'least_sure', limit, ...(cursor !== undefined && { cursor }) };
    return this.http
      .get<Ticket[]>('/api/tickets/', { params, observe: 'response', timeout: READ_TIMEOUT_MS })
      .pipe(map(({ body, headers }) => ({ tickets: body ?? [], ...pageOf(headers) })));
  }

  /** The ticket as it is now. */
  read(id: number): Observable<Ticket> {
    return this.http.get<Ticket>(`/api/tickets/${id}/`, { timeout: READ_TIMEOUT_MS });
  }

  /** The ticket with that number; no request while the number is undefined. Call in an injection context. */
  ticket(id: () => number | undefined): HttpResourceRef<Ticket | undefined> {
    return httpResource<Ticket>(() => {
      const number = id();
      return number === undefined ? undefined : { url: `/api/tickets/${number}/`, timeout: READ_TIMEOUT_MS };
    });
  }

  create(ticket: NewTicket): Observable<CreatedTicket> {
    return this.http.post<CreatedTicket>('/api/tickets/', ticket, { timeout: WRITE_TIMEOUT_MS }).pipe(
      tap(() => {
        this.changes.noteCreated();
      }),
    );
  }

  /**
   * @param version changes this version of the ticket or nothing: when it is another one by now, the refusal brings the
   * ticket as it is (`conflictingTicket`). Left out: changes whatever is there. A change without a description arrives
   * also when the tab is closed meanwhile; browsers carry only small requests that far.
   */
  update(id: number, change: TicketChange, version?: number): Observable<Ticket> {
    const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
    return this.http
      .patch<Ticket>(`/api/tickets/${id}/`, change, {
        headers,
        timeout: WRITE_TIMEOUT_MS,
        keepalive: change.description === undefined,
      })
      .pipe(
        tap(() => {
          this.changes.noteUpdated();
        }),
      );
  }

  /** Deletes the ticket; for 30 days it can be restored. */
  remove(id: number): Observable<void> {
    return this.http.delete<undefined>(`/api/tickets/${id}/`, { timeout: WRITE_TIMEOUT_MS }).pipe(
      map(() => {
        this.changes.noteDeleted();
      }),
    );
  }

  /** Takes the deletion back; answers the ticket as it is then. */
  restore(id: number): Observable<Ticket> {
    return this.http.post<Ticket>(`/api/tickets/${id}/restore/`, null, { timeout: WRITE_TIMEOUT_MS }).pipe(
      tap(() => {
        this.changes.noteCreated();
      }),
    );
  }
}

function listParams(filters: TicketFilters, cursor: string | undefined, limit: number): HttpParams {
  let params = new HttpParams().set('limit', limit).set('fields', LISTED_FIELDS.join(','));
  for (const name of ['category', 'priority', 'status'] as const) {
    if (filters[name].length > 0) params = params.set(name, filters[name].join(','));
  }
  if (filters.needsReview) params = params.set('needs_review', true);
  for (const [name, moment] of Object.entries(createdMoments(filters.created))) params = params.set(name, moment);
  if (filters.search !== '') params = params.set('search', filters.search);
  if (filters.order !== 'newest') params = params.set('order', filters.order);
  return cursor === undefined ? params : params.set('cursor', cursor);
}

function toPage({ body, headers }: HttpResponse<ListedTicket[]>): TicketPage {
  return { tickets: body ?? [], ...pageOf(headers), searchWindow: wholeNumber(headers.get('X-Search-Window')) };
}

function pageOf(headers: HttpHeaders): Pick<TicketPage, 'next' | 'total' | 'capped'> {
  return {
    next: nextCursor(headers.get('Link')),
    total: wholeNumber(headers.get('X-Total-Count')),
    capped: headers.get('X-Total-Count-Capped') === 'true',
  };
}

function wholeNumber(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}
