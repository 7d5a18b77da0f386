import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { ManagedPerson, NewPerson, PasswordLink, PersonChange } from './types';

/** The people who may sign in; for administrators. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  /** Call in an injection context. */
  people(): HttpResourceRef<readonly ManagedPerson[] | undefined> {
    return httpResource<readonly ManagedPerson[]>(() => ({ url: '/api/admin/people/', timeout: READ_TIMEOUT_MS }));
  }

  /** Without a password: they choose one by a link. */
  create(person: NewPerson): Observable<ManagedPerson> {
    return this.http.post<ManagedPerson>('/api/admin/people/', person, { timeout: WRITE_TIMEOUT_MS });
  }

  update(id: number, change: PersonChange): Observable<ManagedPerson> {
    return this.http.patch<ManagedPerson>(`/api/admin/people/${id}/`, change, { timeout: WRITE_TIMEOUT_MS });
  }

  /** With it they choose a new password; it is told only now. */
  passwordLink(id: number): Observable<PasswordLink> {
    return this.http.post<PasswordLink>(`/api/admin/people/${id}/reset-link/`, {}, { timeout: WRITE_TIMEOUT_MS });
  }
}
