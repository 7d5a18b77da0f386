import type { CreatedDays } from './types';

/** The days as moments, which are what the server knows: the first one of them, and the first one after them. */
export function createdMoments({ from, to }: CreatedDays = {}): { created_from?: string; created_to?: string } {
  return {
    ...(from !== undefined && { created_from: beginningOf(from) }),
    ...(to !== undefined && { created_to: beginningOf(to, 1) }),
  };
}

/** In the time zone of the browser, where a day may have 23 or 25 hours. */
function beginningOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
