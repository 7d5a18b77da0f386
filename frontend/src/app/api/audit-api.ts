import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { type Page, toPage } from './pages';
import { READ_TIMEOUT_MS } from './timeouts';
import type { AuditEntry, AuditKind } from './types';

const ADDRESS = '/api/admin/audit/';

/** Which entries; '' does not narrow. */
export interface AuditFilters {
  readonly kind: AuditKind | '';
  /** Exactly as it stands in the entries. */
  readonly actor: string;
  /** First and last day as YYYY-MM-DD, in UTC. */
  readonly from: string;
  readonly to: string;
}

/** What happened that matters for security. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /**
   * The newest first.
   * @param cursor `next` of the page before, absent for the first page
   */
  page(filters: AuditFilters, cursor?: string): Observable<Page<AuditEntry>> {
    const params = cursor === undefined ? paramsOf(filters) : paramsOf(filters).set('cursor', cursor);
    return this.http
      .get<AuditEntry[]>(ADDRESS, { params, observe: 'response', timeout: READ_TIMEOUT_MS })
      .pipe(map(toPage));
  }

  /** Where all matching entries are a file. */
  exportAddress(filters: AuditFilters): string {
    const query = paramsOf(filters).toString();
    return `${ADDRESS}export/${query === '' ? '' : `?${query}`}`;
  }
}

function paramsOf(filters: AuditFilters): HttpParams {
  return new HttpParams({
    fromObject: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')),
  });
}
