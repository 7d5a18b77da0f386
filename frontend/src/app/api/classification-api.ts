import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS } from './timeouts';
import type { Suggestion } from './types';

@Injectable({ providedIn: 'root' })
export class ClassificationApi {
  private readonly http = inject(HttpClient);

  /** Asks for a suggestion. Unsubscribing aborts the request, so a stale answer never arrives. */
  suggest(title: string, description: string): Observable<Suggestion> {
    return this.http.post<Suggestion>('/api/tickets/classify/', { title, description }, { timeout: READ_TIMEOUT_MS });
  }
}
