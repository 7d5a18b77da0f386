import type { Params } from '@angular/router';
import type { Stats } from '../../../api/types';
import { writeFilters } from '../../../core/queue-url/queue-url';
import { addDays, type Day } from '../../../shared/day';
import { type BreakdownData, divide } from './breakdown-data';
import { sum } from './shares';

/** Tickets are counted by the day of their creation as far back as this; what is older counts together. */
export const AGED_DAYS = 90;

/** From the day that many days ago, up to the day before the next age begins. */
const AGES = [
  { value: 'today', since: 0 },
  { value: 'days', since: 1 },
  { value: 'weeks', since: 7 },
  { value: 'months', since: 30 },
  { value: 'older', since: AGED_DAYS },
] as const;

/**
 * How long the open tickets have been waiting, by days since their creation.
 * @param stats of the open tickets, by day for the last AGED_DAYS days
 */
export function byAge(stats: Stats | undefined, today: Day): BreakdownData {
  return divide(
    AGES.map(({ value, since }, index) => {
      const last = (AGES[index + 1]?.since ?? since) - 1;
      return { field: 'age', value, ...wordsFor(since, last), queue: openSince(today, since, last) };
    }),
    stats && countsOf(stats),
    'open',
  );
}

/** @param last before the first one: there is none */
function openSince(today: Day, first: number, last: number): Params {
  const to = addDays(today, -first);
  return writeFilters({ status: ['open'], created: last < first ? { to } : { from: addDays(today, -last), to } });
}

function countsOf({ created_per_day: days, total_tickets: total }: Stats): readonly number[] {
  const latestFirst = days.map(({ tickets }) => tickets).reverse();
  const dated = AGES.slice(0, -1).map(({ since }, index) => sum(latestFirst.slice(since, AGES[index + 1]?.since)));
  return [...dated, total - sum(dated)];
}

/** @param last before the first one: there is none */
function wordsFor(first: number, last: number): { readonly label: string; readonly phrase: string } {
  if (first === 0) return { label: $localize`Today`, phrase: $localize`from today` };
  if (last < first) return { label: $localize`${first}:count: days or more`, phrase: $localize`:of tickets|:older` };
  return {
    label: $localize`${first}:first:–${last}:last: days`,
    phrase: $localize`${first}:first:–${last}:last: days old`,
  };
}
