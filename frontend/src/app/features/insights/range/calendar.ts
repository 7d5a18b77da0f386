import { DAY_FIRST } from '../../../shared/dated-days';
import type { Day } from '../../../shared/day';

const DAY_MS = 86_400_000;

/** The date of a moment in a time zone. */
export function dayIn(timeZone: string, moment: number): Day {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** How many days there are from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
}

/** Monday is 0. */
export function weekday(day: Day): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

const SHORT = new Intl.DateTimeFormat(DAY_FIRST, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const FULL = new Intl.DateTimeFormat(DAY_FIRST, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

/** "21 Nov". */
export function shortDay(day: Day): string {
  return SHORT.format(Date.parse(day));
}

/** "Sat 21 Nov". */
export function fullDay(day: Day): string {
  return FULL.format(Date.parse(day));
}
