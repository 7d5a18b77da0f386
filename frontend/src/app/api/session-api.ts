import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { Credentials, FirstAdministrator, SessionState } from './types';

/** Who uses the page, and how they sign in and out. The session itself is a cookie that scripts cannot see. */
@Injectable({ providedIn: 'root' })
export class SessionApi {
  private readonly http = inject(HttpClient);

  read(): Observable<SessionState> {
    return this.http.get<SessionState>('/api/session/', { timeout: READ_TIMEOUT_MS });
  }

  signIn(credentials: Credentials): Observable<SessionState> {
    return this.http.post<SessionState>('/api/session/', credentials, { timeout: WRITE_TIMEOUT_MS });
  }

  signOut(): Observable<unknown> {
    return this.http.delete('/api/session/', { timeout: WRITE_TIMEOUT_MS });
  }

  /** @param person with the key of the one-time link that the server has printed */
  setUp(person: FirstAdministrator): Observable<SessionState> {
    return this.http.post<SessionState>('/api/setup/', person, { timeout: WRITE_TIMEOUT_MS });
  }

  /** @param key of the one-time link that an administrator has made */
  resetPassword(key: string, password: string): Observable<unknown> {
    return this.http.post('/api/password-reset/', { key, password }, { timeout: WRITE_TIMEOUT_MS });
  }
}
