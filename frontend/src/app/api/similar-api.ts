import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { effect, Injectable } from '@angular/core';
import { READ_TIMEOUT_MS } from './timeouts';
import type { SimilarTicket } from './types';

@Injectable({ providedIn: 'root' })
export class SimilarApi {
  /** A few tickets like the one with that number, best first; no request while it is undefined. Call in an injection context. */
  similar(id: () => number | undefined): HttpResourceRef<readonly SimilarTicket[] | undefined> {
    const similar = httpResource<readonly SimilarTicket[]>(() => {
      const number = id();
      return number === undefined ? undefined : { url: `/api/tickets/${number}/similar/`, timeout: READ_TIMEOUT_MS };
    });
    // A resource that is asked for nothing any more would still wait for its last answer.
    effect(() => {
      if (id() === undefined) similar.set(undefined);
    });
    return similar;
  }
}
