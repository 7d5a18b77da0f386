import type { Period } from './ticket-statistics.js';
import { DAY_MS } from './period.js';

const DAYS_OF_WEEK = 7;
/** 5 January 1970, in days since the first. */
const A_MONDAY = 4;

/** How a period lies in its weeks, Monday to Sunday. Mondays as YYYY-MM-DD. */
interface WeeksOfPeriod {
  firstMonday: string;
  /** How many days of the first week go before the period, up to 6. */
  daysBefore: number;
  lastMonday: string;
  /** How many days of the last week go by until the period ends, from 1 to 7. */
  daysOfLast: number;
}

/**
 * The period's UTC days are all weeks from the first Monday to the last, without the last one, and the days of the last
 * one, but for the days before the period in the first one.
 */
export function weeksOf({ from, to }: Pick<Period, 'from' | 'to'>): WeeksOfPeriod {
  const [first, last] = [mondayUpTo(dayNumber(from)), mondayUpTo(dayNumber(to))];
  return {
    firstMonday: date(first),
    daysBefore: dayNumber(from) - first,
    lastMonday: date(last),
    daysOfLast: dayNumber(to) - last + 1,
  };
}

function mondayUpTo(day: number): number {
  return Math.floor((day - A_MONDAY) / DAYS_OF_WEEK) * DAYS_OF_WEEK + A_MONDAY;
}

function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

function date(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}
