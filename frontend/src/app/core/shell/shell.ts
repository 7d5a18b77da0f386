import {
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { shortTotal } from '../../shared/numbers';
import { Connection, isTrouble } from '../live/connection';
import { LiveEvents } from '../live/live-events';
import { MatchingCounts } from '../matching-counts';
import { NO_FILTERS } from '../queue-url/queue-url';
import { Session } from '../session/session';
import { GlobalKeys } from '../shortcuts/global-keys';
import { KeyboardDialogs } from '../shortcuts/keyboard-dialogs';
import { Keys } from '../shortcuts/keys';
import { Shortcuts } from '../shortcuts/shortcuts';
import { ConnectionBanner } from './connection/connection-banner';
import { ConnectionState } from './connection/connection-state';
import { type Destination, DESTINATIONS } from './destinations';
import { Logo } from './logo';
import { PreferencesMenu } from './preferences-menu';
import { SearchBox } from './search-box';

/** What waits in triage. */
const TO_REVIEW = { ...NO_FILTERS, needsReview: true };

/** The frame around every page: navigation (a rail, or a bar at the bottom on small screens), top bar, one main region. */
@Component({
  selector: 'td-shell',
  imports: [
    ConnectionBanner,
    ConnectionState,
    Keys,
    Logo,
    MatButton,
    MatIcon,
    MatIconButton,
    PreferencesMenu,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SearchBox,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  hostDirectives: [GlobalKeys],
  host: { '[class.interrupted]': 'interrupted()' },
})
export class Shell {
  private readonly session = inject(Session);
  /** Tickets can be searched; also until it is known. */
  protected readonly reads = computed(() => this.session.state() === undefined || this.session.may('tickets:read'));
  /** All of them until it is known who uses the page. */
  protected readonly destinations = computed(() =>
    DESTINATIONS.filter(({ permission }) => this.session.state() === undefined || this.session.may(permission)),
  );
  protected readonly dialogs = inject(KeyboardDialogs);
  protected readonly short = shortTotal;
  private readonly shortcuts = inject(Shortcuts);

  private readonly connection = inject(Connection).state;
  /** The banner about it takes a part of the window. */
  protected readonly interrupted = computed(() => isTrouble(this.connection()));

  protected readonly shortcutsTitle = computed(() => this.shortcuts.hint($localize`Keyboard shortcuts`, '?'));
  private readonly document = inject(DOCUMENT);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly header = viewChild.required<ElementRef<HTMLElement>>('header');
  private readonly notice = viewChild.required('notice', { read: ViewContainerRef });

  private readonly counts = inject(MatchingCounts);
  /** How many tickets wait in triage; undefined while nobody knows, and when none does. */
  protected readonly toReview = computed(() => {
    const total = this.counts.of(TO_REVIEW);
    return total === undefined || total.count === 0 ? undefined : total;
  });

  constructor() {
    this.session.read();
    const events = inject(LiveEvents);
    effect(() => {
      // without an answer it is the stream that tells when the server is back
      if (this.session.may('tickets:read') || this.session.isUnknown()) events.start();
    });
    effect(() => {
      if (this.session.isOpen()) void this.tellThatItIsOpen();
    });
    events.returns.pipe(takeUntilDestroyed()).subscribe(() => {
      if (this.session.isUnknown()) this.session.read();
    });
    this.counts.follow(() => (this.session.may('tickets:read') ? [TO_REVIEW] : []));
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.replace(/[?#].*/s, '')),
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.enterPage();
      });
  }

  /** Not with the first load: most installations ask people to sign in. */
  private async tellThatItIsOpen(): Promise<void> {
    const loaded = await import('./open-notice').catch(() => undefined); // no notice is worth a failure
    if (loaded !== undefined) this.notice().createComponent(loaded.OpenNotice);
  }

  protected hint({ label, key }: Destination): string | null {
    return this.shortcuts.enabled() ? this.shortcuts.hint(label, `G ${key}`) : null;
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /**
   * A new page begins for keyboard and screen reader where it begins for the eye. Somebody who is typing a search
   * keeps the focus, and so does a page that has already placed it.
   */
  private enterPage(): void {
    const focused = this.document.activeElement;
    if (this.header().nativeElement.contains(focused) || this.main().nativeElement.contains(focused)) return;
    this.main().nativeElement.focus({ preventScroll: true });
  }
}
