import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { WRITE_TIMEOUT_MS } from './timeouts';

/** Links to choose a password, sent by mail. */
@Injectable({ providedIn: 'root' })
export class PasswordMailApi {
  private readonly http = inject(HttpClient);

  /** The server answers the same whether there is such an account or not. */
  request(email: string): Observable<unknown> {
    return this.http.post('/api/password-reset/request/', { email }, { timeout: WRITE_TIMEOUT_MS });
  }
}
