import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { SessionApi } from '../../api/session-api';
import { SignInNeeded } from '../../api/sign-in-needed';
import type { Credentials, FirstAdministrator, Permission, SessionState } from '../../api/types';

/** Where people sign in; `next` in the address is where they go on. */
const SIGN_IN = '/sign-in';

/** What stays in this browser when somebody signs out: how the page looks and works. All else may hold words of tickets. */
const KEPT: readonly string[] = [
  'triagedesk.theme',
  'triagedesk.language',
  'triagedesk.single-keys',
  'triagedesk.queue.hidden-columns',
  'triagedesk.queue.views',
];

/** The browser has refused the cookie, as it does by plain HTTP from another machine. */
export class SessionNotKept extends Error {}

/** Who uses the page and what they may do. The server decides; here it is only about what to show. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(SessionApi);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly current = signal<SessionState | undefined>(undefined);

  private readonly isLost = signal(false);

  /** The server could not be asked who this is. */
  readonly isUnknown = computed(() => this.isLost() && this.current() === undefined);
  /** Undefined until the server has told it. */
  readonly state = this.current.asReadonly();
  readonly person = computed(() => this.current()?.person ?? undefined);
  /** Nobody needs to sign in: visitors work as agents. */
  readonly isOpen = computed(() => this.current()?.visitor_role === 'agent');

  constructor() {
    inject(SignInNeeded)
      .told.pipe(takeUntilDestroyed())
      .subscribe(() => {
        const { url } = this.router;
        if (!url.startsWith(SIGN_IN)) void this.router.navigate([SIGN_IN], { queryParams: { next: url } });
      });
  }

  /** False also while it is not known. */
  may(permission: Permission): boolean {
    return this.current()?.permissions.includes(permission) === true;
  }

  /** Asks the server; without an answer nothing changes. */
  read(): void {
    this.api.read().subscribe({
      next: (state) => {
        this.current.set(state);
      },
      error: () => {
        this.isLost.set(true);
      },
    });
  }

  /**
   * @throws the refusal
   * @throws SessionNotKept
   */
  async signIn(credentials: Credentials): Promise<void> {
    await firstValueFrom(this.api.signIn(credentials));
    await this.begin();
  }

  /**
   * @throws the refusal
   * @throws SessionNotKept
   */
  async setUp(person: FirstAdministrator): Promise<void> {
    await firstValueFrom(this.api.setUp(person));
    await this.begin();
  }

  /** @throws the refusal; then they are still signed in */
  async signOut(): Promise<void> {
    await firstValueFrom(this.api.signOut());
    this.leave();
  }

  /** The session has ended. What this browser keeps of it goes, and what the page remembers, with a new page load. */
  leave(): void {
    const { window } = this;
    if (window === null) return;
    for (const storage of [window.localStorage, window.sessionStorage]) {
      for (const key of Object.keys(storage)) if (!KEPT.includes(key)) storage.removeItem(key);
    }
    this.open(SIGN_IN);
  }

  /** What the server says then tells whether the browser has kept the cookie. */
  private async begin(): Promise<void> {
    const state = await firstValueFrom(this.api.read());
    this.current.set(state);
    if (state.person === null) throw new SessionNotKept();
  }

  private open(url: string): void {
    this.window?.location.assign(url);
  }
}
