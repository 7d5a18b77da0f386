import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { OwnSession } from './types';

/** What belongs to the person who has signed in. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  /** Where they are signed in. Call in an injection context. */
  sessions(): HttpResourceRef<readonly OwnSession[] | undefined> {
    return httpResource<readonly OwnSession[]>(() => ({ url: '/api/account/sessions/', timeout: READ_TIMEOUT_MS }));
  }

  endSession(id: number): Observable<unknown> {
    return this.http.delete(`/api/account/sessions/${id}/`, { timeout: WRITE_TIMEOUT_MS });
  }

  /** The present session as well. */
  endAllSessions(): Observable<unknown> {
    return this.http.delete('/api/account/sessions/', { timeout: WRITE_TIMEOUT_MS });
  }

  changePassword(current: string, wanted: string): Observable<unknown> {
    const body = { current_password: current, new_password: wanted };
    return this.http.put('/api/account/password/', body, { timeout: WRITE_TIMEOUT_MS });
  }
}
