import type { Period } from './ticket-statistics.js';
import { DAY_MS } from './period.js';

const DAYS_OF_WEEK = 7;
/** 5 January 1970, in days since the first. */
const A_MONDAY = 4;

/** As YYYY-MM-DD. */
interface WholeWeeks {
  /** The Monday of the first one. */
  firstWeek: string;
  /** The Monday after the last one. */
  afterWeeks: string;
}

/**
 * The whole weeks, Monday to Sunday, in a period of UTC days. When there is none, both bounds are the period's first day. So
 * the days before `firstWeek`, the weeks, and the days from `afterWeeks` on are together every day of the period once.
 */
export function wholeWeeksIn({ from, to }: Pick<Period, 'from' | 'to'>): WholeWeeks {
  const first = mondayUpTo(dayNumber(from) + DAYS_OF_WEEK - 1);
  const after = mondayUpTo(dayNumber(to) + 1);
  return first < after ? { firstWeek: date(first), afterWeeks: date(after) } : { firstWeek: from, afterWeeks: from };
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
