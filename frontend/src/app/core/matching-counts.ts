import { DestroyRef, DOCUMENT, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, concatMap, EMPTY, from, merge, type Observable, tap } from 'rxjs';
import { TicketsApi } from '../api/tickets-api';
import type { TicketFilters } from '../api/types';
import type { Total } from '../shared/numbers';
import { LiveEvents } from './live/live-events';
import { Paced } from './live/paced';

/** From one reading to the next while tickets change. */
const PAUSE_MS = 10_000;

/** How many tickets match filters that somebody shows a number for. The numbers follow what happens to tickets. */
@Injectable({ providedIn: 'root' })
export class MatchingCounts {
  private readonly api = inject(TicketsApi);
  private readonly document = inject(DOCUMENT);
  private readonly wishes = signal<readonly (() => readonly TicketFilters[])[]>([]);
  private readonly known = signal<ReadonlyMap<string, Total>>(new Map());
  private readonly again = new Paced(PAUSE_MS, () => this.read([...this.wanted().values()]));

  constructor() {
    const { events, reloads } = inject(LiveEvents);
    merge(events, reloads)
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (this.document.visibilityState === 'visible') this.again.ask();
      });
    const destroyed = inject(DestroyRef);
    effect(() => {
      const wanted = this.wanted();
      const missing = untracked(() => [...wanted].filter(([key]) => !this.known().has(key)));
      if (missing.length === 0) return;
      this.read(missing.map(([, filters]) => filters))
        .pipe(takeUntilDestroyed(destroyed))
        .subscribe();
    });
    destroyed.onDestroy(() => {
      this.again.stop();
    });
  }

  /** Undefined while it is not known: nobody asked for it, or it could not be read yet. */
  of(filters: TicketFilters): Total | undefined {
    return this.known().get(keyOf(filters));
  }

  /** Reads what matches for as long as the injection context lives; a function, so that it follows signals. */
  follow(wish: () => readonly TicketFilters[]): void {
    this.wishes.update((all) => [...all, wish]);
    inject(DestroyRef).onDestroy(() => {
      this.wishes.update((all) => all.filter((other) => other !== wish));
    });
  }

  /** Each once, however many show it. */
  private wanted(): ReadonlyMap<string, TicketFilters> {
    return new Map(this.wishes().flatMap((wish) => wish().map((filters) => [keyOf(filters), filters] as const)));
  }

  /** One after the other: numbers may come late, what is asked for by people may not. */
  private read(lists: readonly TicketFilters[]): Observable<unknown> {
    return from(lists).pipe(
      concatMap((filters) =>
        this.api.page({ ...filters, order: 'newest' }, undefined, 1).pipe(
          tap(({ total: count, capped }) => {
            if (count === undefined) return;
            this.known.update((all) => new Map(all).set(keyOf(filters), { count, capped }));
          }),
          catchError(() => EMPTY), // the number of before stays
        ),
      ),
    );
  }
}

/** In whatever order they are listed, the same match. */
function keyOf({ category, priority, status, needsReview, search, created }: TicketFilters): string {
  return JSON.stringify([category.toSorted(), priority.toSorted(), status.toSorted(), needsReview, search, created]);
}
