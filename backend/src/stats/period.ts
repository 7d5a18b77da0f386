import { ValidationError } from '../common/errors/domain-error.js';
import type { Period } from './ticket-statistics.js';

export const DEFAULT_DAYS = 30;
export const MAX_DAYS = 366;
export const DAY_MS = 86_400_000;

/** What was asked for; `from` and `to` are dates as YYYY-MM-DD. */
export interface PeriodRequest {
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
}

/**
 * The days in question: without `to` up to today in the time zone, without `from` the last 30 days up to `to`.
 * @throws ValidationError when they end before they start, or are more than 366
 */
export function periodOf({ from, to, timeZone }: PeriodRequest, now = new Date()): Period {
  const last = to ?? dateIn(timeZone, now);
  const first = from ?? daysBefore(last, DEFAULT_DAYS - 1);
  const end = to ?? `today, ${last}`;
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days < 1) {
    throw new ValidationError({ from: [`from must not be after to (${end}); give an earlier from or a later to`] });
  }
  if (days > MAX_DAYS) {
    const refusal = `from to to (${end}) are ${days} days, at most ${MAX_DAYS} are allowed; give a later from or an earlier to`;
    throw new ValidationError({ from: [refusal] });
  }
  return { from: first, to: last, timeZone };
}

/** The calendar date of a moment in a time zone. */
function dateIn(timeZone: string, moment: Date): string {
  if (timeZone === 'UTC') return moment.toISOString().slice(0, 10);
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

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}
