import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { ApiToken, MadeToken, NewToken } from './types';

/** Those of the person who has signed in, or all, of which those that are made belong to nobody. */
export type WhoseTokens = 'own' | 'all';

const ADDRESSES = { own: '/api/account/tokens/', all: '/api/admin/tokens/' } as const satisfies Record<
  WhoseTokens,
  string
>;

/** What lets programs act. */
@Injectable({ providedIn: 'root' })
export class TokensApi {
  private readonly http = inject(HttpClient);

  /** Call in an injection context. */
  tokens(whose: () => WhoseTokens): HttpResourceRef<readonly ApiToken[] | undefined> {
    return httpResource<readonly ApiToken[]>(() => ({ url: ADDRESSES[whose()], timeout: READ_TIMEOUT_MS }));
  }

  /** The answer tells the token, this once. */
  create(whose: WhoseTokens, token: NewToken): Observable<MadeToken> {
    return this.http.post<MadeToken>(ADDRESSES[whose], token, { timeout: WRITE_TIMEOUT_MS });
  }

  revoke(whose: WhoseTokens, id: number): Observable<unknown> {
    return this.http.delete(`${ADDRESSES[whose]}${id}/`, { timeout: WRITE_TIMEOUT_MS });
  }
}
