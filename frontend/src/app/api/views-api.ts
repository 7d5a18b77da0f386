import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { SavedFilters, SavedView, TicketFilters } from './types';

/** The views that all agents share. */
@Injectable({ providedIn: 'root' })
export class ViewsApi {
  private readonly http = inject(HttpClient);

  /** By name. Call in an injection context. */
  views(): HttpResourceRef<readonly SavedView[] | undefined> {
    return httpResource<readonly SavedView[]>(() => ({ url: '/api/views/', timeout: READ_TIMEOUT_MS }));
  }

  create(name: string, filters: TicketFilters): Observable<SavedView> {
    return this.http.post<SavedView>('/api/views/', { name, filters: toSaved(filters) }, { timeout: WRITE_TIMEOUT_MS });
  }

  rename(id: number, name: string): Observable<SavedView> {
    return this.http.patch<SavedView>(`/api/views/${id}/`, { name }, { timeout: WRITE_TIMEOUT_MS });
  }

  remove(id: number): Observable<unknown> {
    return this.http.delete(`/api/views/${id}/`, { timeout: WRITE_TIMEOUT_MS });
  }
}

/** The filters of a view as the rest of the page knows them. */
export function filtersOf({ filters }: Pick<SavedView, 'filters'>): TicketFilters {
  const { needs_review: needsReview, ...others } = filters;
  return { ...others, needsReview };
}

/** Days are not kept: a view is for tomorrow as well. */
function toSaved({ needsReview, created: _, ...others }: TicketFilters): SavedFilters {
  return { ...others, needs_review: needsReview };
}
