import { computed, inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router, type UrlTree } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import type { Permission } from '../../api/types';
import { Session } from '../../core/session/session';
import { SECTIONS } from './sections';

/** Lets in who has the permission; leads others to what they may do here, and visitors to sign-in. */
export function forThose(permission: Permission): CanActivateFn {
  return async (_, { url }) => {
    const router = inject(Router);
    const session = await knownSession();
    // without an answer it is the page that says so, and tries again
    if (session.isUnknown() || session.may(permission)) return true;
    return signInFirst(session, router, url) ?? router.createUrlTree(['/admin']);
  };
}

/** Leads to the first part that there is something to do in. */
export const toFirstPart: CanActivateFn = async (_, { url }) => {
  const router = inject(Router);
  const session = await knownSession();
  const first = SECTIONS.find(({ permission }) => session.isUnknown() || session.may(permission));
  if (first !== undefined) return router.createUrlTree(['/admin', first.path]);
  return signInFirst(session, router, url) ?? true;
};

function signInFirst(session: Session, router: Router, next: string): UrlTree | undefined {
  return session.person() === undefined ? router.createUrlTree(['/sign-in'], { queryParams: { next } }) : undefined;
}

/** Once the server has told who uses the page, or could not be asked. */
async function knownSession(): Promise<Session> {
  const session = inject(Session);
  const isKnown = computed(() => session.state() !== undefined || session.isUnknown());
  await firstValueFrom(toObservable(isKnown, { injector: inject(Injector) }).pipe(filter(Boolean)));
  return session;
}
