import type { Stats } from '../../../api/types';
import { writeFilters } from '../../../core/queue-url/queue-url';
import { type BreakdownData, divide } from './breakdown-data';
import { sum } from './shares';

/** Tickets are counted by the day of their creation as far back as this; what is older counts together. */
export const AGED_DAYS = 90;

/** From the day that many days ago, up to the day before the next age begins. */
const AGES = [
  { value: 'today', label: 'Today', phrase: 'from today', since: 0 },
  { value: 'days', label: '1–6 days', phrase: '1–6 days old', since: 1 },
  { value: 'weeks', label: '7–29 days', phrase: '7–29 days old', since: 7 },
  { value: 'months', label: '30–89 days', phrase: '30–89 days old', since: 30 },
  { value: 'older', label: '90 days or more', phrase: 'older', since: AGED_DAYS },
] as const;

/**
 * How long the open tickets have been waiting, by days since their creation. The queue knows no ages, so a row leads to
 * all open tickets, with those of its end of the list first.
 * @param stats of the open tickets, by day for the last AGED_DAYS days
 */
export function byAge(stats: Stats | undefined): BreakdownData {
  return divide(
    AGES.map(({ value, label, phrase }) => ({
      field: 'age',
      value,
      label,
      phrase,
      queue: writeFilters({ status: ['open'], order: value === 'today' ? 'newest' : 'oldest' }),
      opens: `Opens all open tickets, ${value === 'today' ? 'newest' : 'oldest'} first`,
    })),
    stats && countsOf(stats),
    'open',
  );
}

function countsOf({ created_per_day: days, total_tickets: total }: Stats): readonly number[] {
  const latestFirst = days.map(({ tickets }) => tickets).reverse();
  const dated = AGES.slice(0, -1).map(({ since }, index) => sum(latestFirst.slice(since, AGES[index + 1]?.since)));
  return [...dated, total - sum(dated)];
}
