import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, merge, throttleTime } from 'rxjs';
import { LiveEvents } from '../../core/live/live-events';

/**
 * Reads figures again when something happens to tickets, while the page is seen, and not more often than given. Call in an
 * injection context.
 */
export function followTickets(pauseMs: number, read: () => void): void {
  const { events, reloads } = inject(LiveEvents);
  const document = inject(DOCUMENT);
  merge(events, reloads)
    .pipe(
      throttleTime(pauseMs, undefined, { leading: true, trailing: true }),
      filter(() => document.visibilityState === 'visible'),
      takeUntilDestroyed(),
    )
    .subscribe(read);
}
