import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { READ_TIMEOUT_MS } from './timeouts';
import type { RequesterView } from './types';

@Injectable({ providedIn: 'root' })
export class RequestsApi {
  /** What somebody may see of the ticket that they sent; no request while there is no key. Call in an injection context. */
  request(key: () => string | undefined): HttpResourceRef<RequesterView | undefined> {
    return httpResource<RequesterView>(() => {
      const known = key();
      return known === undefined
        ? undefined
        : { url: `/api/requests/${encodeURIComponent(known)}/`, timeout: READ_TIMEOUT_MS };
    });
  }
}
