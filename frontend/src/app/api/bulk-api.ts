import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Observable, tap } from 'rxjs';
import { createdMoments } from './created-days';
import { TicketChanges } from './ticket-changes';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { BulkChange, BulkFilter, BulkRequest, TicketFilters } from './types';

/** Changes of many tickets. The server makes them in the background, one after the other. */
@Injectable({ providedIn: 'root' })
export class BulkApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(TicketChanges);

  request(request: BulkRequest): Observable<BulkChange> {
    return this.http.post<BulkChange>('/api/tickets/bulk/', request, { timeout: WRITE_TIMEOUT_MS });
  }

  /** How it goes, or how it ended. */
  get(id: number): Observable<BulkChange> {
    return this.http.get<BulkChange>(`/api/tickets/bulk/${id}/`, { timeout: READ_TIMEOUT_MS }).pipe(
      tap(({ ended_at: endedAt }) => {
        if (endedAt !== null) this.changes.noteUpdated();
      }),
    );
  }

  /** Ends it before its next tickets; what was changed stays. */
  cancel(id: number): Observable<BulkChange> {
    return this.http.post<BulkChange>(`/api/tickets/bulk/${id}/cancel/`, null, { timeout: WRITE_TIMEOUT_MS });
  }

  /** Asks for another change, which puts the tickets back that nobody has changed since. */
  undo(id: number): Observable<BulkChange> {
    return this.http.post<BulkChange>(`/api/tickets/bulk/${id}/undo/`, null, { timeout: WRITE_TIMEOUT_MS });
  }
}

/** All tickets of a list, as a change of many names them. */
export function bulkFilter({ category, priority, status, needsReview, search, created }: TicketFilters): BulkFilter {
  return {
    ...(category.length > 0 && { category: [...category] }),
    ...(priority.length > 0 && { priority: [...priority] }),
    ...(status.length > 0 && { status: [...status] }),
    ...(needsReview && { needs_review: true }),
    ...(search !== '' && { search }),
    ...createdMoments(created),
  };
}
