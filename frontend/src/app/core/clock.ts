import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const TICK_MS = 30_000;

/** The current time as a signal that ticks twice a minute: one timer for every age on the screen. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly time = signal(Date.now());

  /** Milliseconds since the epoch. */
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => {
      this.time.set(Date.now());
    }, TICK_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
