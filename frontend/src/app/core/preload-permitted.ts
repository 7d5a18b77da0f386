import { inject, Injectable } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { EMPTY, type Observable } from 'rxjs';
import type { Permission } from '../api/types';
import { Session } from './session/session';

/** What a route says about itself: it is for those who have one of the permissions, for everybody when it says nothing. */
interface RouteFor {
  readonly for?: readonly Permission[];
}

/**
 * Loads the other pages once one is there, so that they open without waiting, and without a server too; but no page that
 * the one who looks may not use. The router asks again after every navigation.
 */
@Injectable({ providedIn: 'root' })
export class PreloadPermitted implements PreloadingStrategy {
  private readonly session = inject(Session);

  preload({ data }: Route, load: () => Observable<unknown>): Observable<unknown> {
    const { for: permissions } = (data ?? {}) as RouteFor;
    return permissions === undefined || permissions.some((each) => this.session.may(each)) ? load() : EMPTY;
  }
}
