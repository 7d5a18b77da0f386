import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { RecoveryCodes, SecondFactorSecret, SecondFactorState } from './types';

const OWN = '/api/account/second-factor/';

/** What it takes besides a password to sign in. */
@Injectable({ providedIn: 'root' })
export class SecondFactorApi {
  private readonly http = inject(HttpClient);

  /** One's own. Call in an injection context. */
  state(): HttpResourceRef<SecondFactorState | undefined> {
    return httpResource<SecondFactorState>(() => ({ url: OWN, timeout: READ_TIMEOUT_MS }));
  }

  /** Nothing is on before a code confirms it; the secret is told only now. */
  begin(password: string): Observable<SecondFactorSecret> {
    return this.http.post<SecondFactorSecret>(OWN, { password }, { timeout: WRITE_TIMEOUT_MS });
  }

  /** Turns it on, and answers the recovery codes, which are told only now. */
  confirm(code: string): Observable<readonly string[]> {
    return this.codesFrom('confirmation/', { code });
  }

  /** Answers new recovery codes; those before end. */
  renewRecoveryCodes(password: string, code: string): Observable<readonly string[]> {
    return this.codesFrom('recovery-codes/', { password, code });
  }

  turnOff(password: string, code: string): Observable<unknown> {
    return this.http.post(`${OWN}removal/`, { password, code }, { timeout: WRITE_TIMEOUT_MS });
  }

  /** That of somebody else, who has lost everything; for administrators. */
  removeOf(personId: number): Observable<unknown> {
    return this.http.delete(`/api/admin/people/${personId}/second-factor/`, { timeout: WRITE_TIMEOUT_MS });
  }

  private codesFrom(path: string, body: object): Observable<readonly string[]> {
    return this.http
      .post<RecoveryCodes>(OWN + path, body, { timeout: WRITE_TIMEOUT_MS })
      .pipe(map(({ recovery_codes }) => recovery_codes));
  }
}
