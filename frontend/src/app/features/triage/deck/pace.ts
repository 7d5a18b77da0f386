import { wholeNumber } from '../../../shared/numbers';

/** Who looks at a ticket for longer has gone for a coffee, in milliseconds. */
const AWAY_MS = 120_000;

/** With fewer tickets than this a pace is a guess. */
const ENOUGH = 3;

const MINUTE_MS = 60_000;

/**
 * The middle time for one ticket, which a single hard one does not move; undefined while there are too few.
 * @param times how long each ticket was on screen, in milliseconds
 */
export function medianTime(times: readonly number[]): number | undefined {
  const worked = times.filter((time) => time <= AWAY_MS).toSorted((one, other) => one - other);
  if (worked.length < ENOUGH) return undefined;
  const upper = worked[Math.floor(worked.length / 2)] ?? 0;
  const lower = worked[Math.floor((worked.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}

/** "8 a minute, about 4 min left". */
export function paceInWords(median: number, left: number): string {
  const pace = MINUTE_MS / Math.max(median, 1);
  const shown = pace < 10 ? Number(pace.toFixed(1)) : Math.round(pace);
  return `${shown} a minute, ${timeLeft(median * left)} left`;
}

/** "7 s", "0.8 s". */
export function secondsInWords(time: number): string {
  const seconds = time / 1_000;
  return `${seconds < 9.5 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
}

function timeLeft(time: number): string {
  if (time < MINUTE_MS) return 'less than a minute';
  const minutes = Math.round(time / MINUTE_MS);
  return minutes < 90 ? `about ${minutes} min` : `about ${wholeNumber(Math.round(minutes / 60))} h`;
}
