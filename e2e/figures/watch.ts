import type { Page } from '@playwright/test';

/** What a page load and the work on the page took, in milliseconds. */
export interface Watched {
  /** Until the largest of what was drawn first was there. */
  readonly largestPaint: number;
  /** For how long tasks kept the page from answering, beyond 50 ms each, from the first paint on. */
  readonly blocking: number;
  /** The longest task. */
  readonly longestTask: number;
  /** From a click or key until the next paint that shows what it did, at its longest. */
  readonly interaction: number;
}

declare global {
  interface Window {
    watched: {
      paints: PerformanceEntry[];
      tasks: PerformanceEntry[];
      events: (PerformanceEntry & { interactionId: number })[];
    };
  }
}

/** Has the page note its own timing from its first moment on. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.watched = { paints: [], tasks: [], events: [] };
    const note = (type: string, entries: PerformanceEntry[], options: object = {}) => {
      new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({
        type,
        buffered: true,
        ...options,
      });
    };
    note('largest-contentful-paint', window.watched.paints);
    note('longtask', window.watched.tasks);
    note('event', window.watched.events, { durationThreshold: 16 });
  });
}

/** What was noted so far; forgets tasks and interactions, so that the next reading is about what comes then. */
export async function readWatched(page: Page): Promise<Watched> {
  return page.evaluate(async () => {
    // entries of the last frame come a moment later
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { watched } = window;
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const tasks = watched.tasks.splice(0);
    const events = watched.events.splice(0).filter(({ interactionId }) => interactionId > 0);
    return {
      largestPaint: watched.paints.at(-1)?.startTime ?? Number.NaN,
      blocking: tasks
        .filter(({ startTime }) => startTime >= firstPaint)
        .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
      interaction: Math.max(0, ...events.map(({ duration }) => duration)),
    };
  });
}
