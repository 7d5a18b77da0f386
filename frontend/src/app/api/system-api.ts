import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { READ_TIMEOUT_MS } from './timeouts';
import type { SystemState } from './types';

/** How the server is; for administrators. */
@Injectable({ providedIn: 'root' })
export class SystemApi {
  /** Call in an injection context. */
  state(): HttpResourceRef<SystemState | undefined> {
    return httpResource<SystemState>(() => ({ url: '/api/admin/system/', timeout: READ_TIMEOUT_MS }));
  }
}
