/** A date as YYYY-MM-DD, without a time zone: whose day it is stands beside it. */
export type Day = string;

const DAY_MS = 86_400_000;

/** True for a date that is in the calendar: 2026-02-28, not 2026-02-29. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
