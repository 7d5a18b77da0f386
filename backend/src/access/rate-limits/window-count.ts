/** What is counted over, in milliseconds. */
export const WINDOW_MS = 60_000;

/** The minute of a moment, counted from 1970. */
export function minuteOf(now: number): number {
  return Math.floor(now / WINDOW_MS);
}

/** Requests under one key: in this minute and in the one before, by all processes as far as they are known here. */
export interface WindowCount {
  readonly minute: number;
  readonly before: number;
  readonly current: number;
}

/** The same in a later minute. */
export function rolledTo(minute: number, count: WindowCount): WindowCount {
  return { minute, before: minute === count.minute + 1 ? count.current : 0, current: 0 };
}

/**
 * How long another request has to wait, so that there are at most `limit` in any minute; 0 when it need not. Requests of the
 * minute before count for the part of it that lies less than a minute back, as if they had come evenly (a sliding window
 * by two counters, as in Cloudflare's "How we built rate limiting capable of scaling to millions of domains").
 * @param now in milliseconds, within the minute of the count
 * @param limit at least 1
 * @returns seconds, rounded up, at most 120
 */
export function secondsToWait({ minute, before, current }: WindowCount, now: number, limit: number): number {
  const room = limit - 1 - current;
  // the share of this minute after which so little of the one before counts that there is room, or of the next minute
  const share = room >= 0 ? shareUntil(before, room) : 1 + shareUntil(current, limit - 1);
  const wait = (minute + share) * WINDOW_MS - now;
  return Math.max(0, Math.ceil(wait / 1_000));
}

function shareUntil(count: number, room: number): number {
  return count <= room ? 0 : 1 - room / count;
}
