import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long work may keep the thread while requests wait for it, in milliseconds. */
const LONGEST_MS = 8;

/** Lets other work have its turn in between. */
export class TimeSlice {
  private since = performance.now();

  /** Waits for the next turn of the event loop when this work has had the thread for long enough. */
  async pass(): Promise<void> {
    if (performance.now() - this.since < LONGEST_MS) return;
    await nextTurn();
    this.since = performance.now();
  }
}
