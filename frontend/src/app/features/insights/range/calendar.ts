import { LANGUAGE } from '../../../../locale/language';

/** A date as YYYY-MM-DD, without a time zone: whose day it is stands beside it. */
export type Day = string;

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

/** True for a date that is in the calendar: 2026-02-28, not 2026-02-29. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days there are from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
}

/** Monday is 0. */
export function weekday(day: Day): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** The day comes first in every language, as it does in the design. */
const LOCALE = LANGUAGE === 'en' ? 'en-GB' : LANGUAGE;

const SHORT = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const DATED = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const FULL = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

/** "21 Nov". */
export function shortDay(day: Day): string {
  return SHORT.format(Date.parse(day));
}

/** "Sat 21 Nov". */
export function fullDay(day: Day): string {
  return FULL.format(Date.parse(day));
}

/** "21 Nov 2026". */
export function datedDay(day: Day): string {
  return DATED.format(Date.parse(day));
}

/** "23 Oct – 21 Nov 2026", "21 Nov 2026". */
export function datedDays(first: Day, last: Day): string {
  // Thin spaces in some browsers, plain ones in others.
  return DATED.formatRange(Date.parse(first), Date.parse(last)).replaceAll(/\s/g, ' ');
}
