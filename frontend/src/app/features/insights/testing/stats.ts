import type { Stats } from '../../../api/types';
import { addDays } from '../../../shared/day';
import { daysFrom } from '../range/calendar';

/** Statistics for tests: what is not given is empty. */
export function stats(values: Partial<Stats> = {}): Stats {
  return {
    total_tickets: 0,
    open_tickets: 0,
    avg_tickets_per_day: 0,
    priority_breakdown: { low: 0, medium: 0, high: 0, critical: 0 },
    category_breakdown: { billing: 0, technical: 0, account: 0, general: 0 },
    status_breakdown: { open: 0, in_progress: 0, resolved: 0, closed: 0 },
    from: '2026-10-23',
    to: '2026-11-21',
    time_zone: 'UTC',
    created_per_day: [],
    resolved_per_day: [],
    time_to_resolve: { tickets: 0, median_seconds: null, p90_seconds: null },
    ...values,
  };
}

/** What happened on each day of a range, by the index of the day. */
export function flowStats(
  from: string,
  to: string,
  created: (index: number) => number,
  resolved: (index: number) => number = () => 0,
): Stats {
  const days = Array.from({ length: daysFrom(from, to) }, (_, index) => addDays(from, index));
  return stats({
    from,
    to,
    created_per_day: days.map((date, index) => ({ date, tickets: created(index) })),
    resolved_per_day: days.map((date, index) => ({ date, tickets: resolved(index) })),
  });
}
