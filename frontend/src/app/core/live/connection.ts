import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { LiveEvents, type LiveState } from './live-events';

/** Trouble that is over sooner is not shown: a restart of the server is no news. */
const TOLD_AFTER_MS = 2_000;

/** The state of the connection as people are told about it. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly live = inject(LiveEvents);
  private readonly told = signal<LiveState>('connecting');

  /** The last good state for the first moments of trouble. */
  readonly state = this.told.asReadonly();

  constructor() {
    effect((onCleanup) => {
      const state = this.live.state();
      if (!isTrouble(state) || untracked(() => isTrouble(this.told()))) {
        this.told.set(state);
        return;
      }
      const timer = setTimeout(() => this.told.set(this.live.state()), TOLD_AFTER_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }
}

export function isTrouble(state: LiveState): boolean {
  return state === 'reconnecting' || state === 'offline';
}
