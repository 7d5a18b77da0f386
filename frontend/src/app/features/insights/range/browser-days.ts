import { computed, inject, Injectable, signal } from '@angular/core';
import { Clock } from '../../../core/clock';
import { dayIn } from './calendar';

const UTC = 'UTC';

/** How the API names zones; what a browser calls otherwise ("CET", "GMT") it takes for several different things. */
const REGION_AND_CITY = /^[a-z]+(\/[a-z0-9_+-]+)+$/i;

/** Whose days are counted: the browser's, or UTC where the server does not know these. */
@Injectable()
export class BrowserDays {
  private readonly clock = inject(Clock);
  private readonly zone = signal(browserZone());

  /** IANA name. */
  readonly timeZone = this.zone.asReadonly();
  /** Changes at midnight, also on a page that is left open. */
  readonly today = computed(() => dayIn(this.timeZone(), this.clock.now()));

  /** For a server whose time zones are older than the browser's. */
  fallBack(): void {
    this.zone.set(UTC);
  }
}

function browserZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return REGION_AND_CITY.test(timeZone) ? timeZone : UTC;
}
