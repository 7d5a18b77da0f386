import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';
import type { Status } from '../domain/status.js';

/** Which tickets are counted; a value that is left out means all of them. */
export interface StatsFilter {
  category?: readonly Category[] | undefined;
  priority?: readonly Priority[] | undefined;
  status?: readonly Status[] | undefined;
}

/** Days of a time zone, both included, as YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
  /** IANA name. */
  timeZone: string;
}

interface TicketsOfDay {
  /** YYYY-MM-DD in the period's time zone. */
  date: string;
  tickets: number;
}

/** Null without tickets. */
export interface TimeToResolve {
  tickets: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface TicketStatistics {
  total: number;
  open: number;
  /** Over the UTC days from the first ticket's to today, both included; one decimal; 0 without tickets. */
  averagePerDay: number;
  byPriority: Record<Priority, number>;
  byCategory: Record<Category, number>;
  byStatus: Record<Status, number>;
  /** Every day of the period. */
  createdPerDay: TicketsOfDay[];
  resolvedPerDay: TicketsOfDay[];
  /** Of the tickets resolved in the period. */
  timeToResolve: TimeToResolve;
}
