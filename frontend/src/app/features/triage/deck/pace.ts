import { LANGUAGE } from '../../../../locale/language';
import { wholeNumber } from '../../../shared/numbers';

/** Who looks at a ticket for longer has gone for a coffee, in milliseconds. */
const AWAY_MS = 120_000;

/** With fewer tickets than this a pace is a guess. */
const ENOUGH = 3;

const MINUTE_MS = 60_000;

const ONE_DECIMAL = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });

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
  const shown = pace < 10 ? ONE_DECIMAL.format(pace) : wholeNumber(Math.round(pace));
  const time = median * left;
  if (time < MINUTE_MS) return $localize`${shown}:pace: a minute, less than a minute left`;
  const minutes = Math.round(time / MINUTE_MS);
  if (minutes < 90) return $localize`${shown}:pace: a minute, about ${minutes}:minutes: min left`;
  return $localize`${shown}:pace: a minute, about ${wholeNumber(Math.round(minutes / 60))}:hours: h left`;
}

/** "7 s", "0.8 s". */
export function secondsInWords(time: number): string {
  const seconds = time / 1_000;
  return `${seconds < 9.5 ? ONE_DECIMAL.format(seconds) : wholeNumber(Math.round(seconds))} s`;
}
