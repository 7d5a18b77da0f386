import type { Random } from '../../../backend/src/common/seeded-random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HISTORY_HOURS = 2 * 365 * 24;

/** Tickets that lie unfinished however old they are: with them about a tenth carries a proposal that nobody has decided. */
const STALE_SHARE = 0.12;
/** Of the unfinished ones: how many somebody has begun with, and how many still carry the classifier's proposal. */
const BEGUN_SHARE = 0.4;
const PROPOSED_SHARE = 0.85;

/** Hours to resolve half of the tickets of a priority; the rest is log-normal around it. */
const MEDIAN_HOURS: Record<string, number> = { critical: 4, high: 12, medium: 36, low: 72 };
const RESOLUTION_SIGMA = 1.3;
const MEDIAN_HOURS_TO_CLOSE = 5 * 24;

type Status = 'open' | 'in_progress' | 'resolved' | 'closed';

/** What has happened to a ticket so far; times in milliseconds since 1970. */
export interface TicketLife {
  status: Status;
  createdAt: number;
  updatedAt: number;
  resolvedAt: number | null;
  version: number;
  /** Its category and priority are proposals that nobody has decided. */
  isProposed: boolean;
}

/**
 * The moments at which `count` tickets of the last two years arrive, ascending: most on working days in office hours (UTC).
 */
export function* arrivals(count: number, now: number, random: Random): Generator<number> {
  const start = now - HISTORY_HOURS * HOUR_MS;
  let total = 0;
  const upTo = Array.from({ length: HISTORY_HOURS }, (_, hour) => (total += traffic(new Date(start + hour * HOUR_MS))));
  let hour = 0;
  for (let index = 0; index < count; index++) {
    const wanted = ((index + random()) / count) * total;
    while ((upTo[hour] ?? total) < wanted && hour < HISTORY_HOURS - 1) hour++;
    const before = upTo[hour - 1] ?? 0;
    const share = (wanted - before) / ((upTo[hour] ?? total) - before);
    yield Math.floor(start + (hour + Math.min(share, 0.999_999)) * HOUR_MS);
  }
}

/** Follows a ticket from its arrival until now. */
export function liveOn(createdAt: number, priority: string, now: number, random: Random): TicketLife {
  const resolution = logNormal(random, (MEDIAN_HOURS[priority] ?? 36) * HOUR_MS, RESOLUTION_SIGMA);
  const resolvedAt = Math.floor(createdAt + resolution);
  const begunAt = Math.floor(createdAt + resolution * (0.1 + 0.4 * random()));
  const isStale = random() < STALE_SHARE;
  if (isStale || resolvedAt > now) {
    const isBegun = isStale ? random() < BEGUN_SHARE : begunAt < now;
    return {
      status: isBegun ? 'in_progress' : 'open',
      createdAt,
      updatedAt: isBegun ? Math.min(begunAt, now) : createdAt,
      resolvedAt: null,
      version: isBegun ? 2 : 1,
      isProposed: random() < PROPOSED_SHARE,
    };
  }
  const closedAt = Math.floor(resolvedAt + logNormal(random, MEDIAN_HOURS_TO_CLOSE * HOUR_MS, 0.8));
  const isClosed = closedAt < now;
  return {
    status: isClosed ? 'closed' : 'resolved',
    createdAt,
    updatedAt: isClosed ? closedAt : resolvedAt,
    resolvedAt,
    version: isClosed ? 4 : 3,
    isProposed: false,
  };
}

/** A log-normal number with the given median (Box and Muller). */
function logNormal(random: Random, medianValue: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianValue * Math.exp(sigma * normal);
}

/** How many people write in an hour, as a share of the busiest one. */
function traffic(moment: Date): number {
  const day = Math.floor(moment.getTime() / DAY_MS);
  const ofWeek = [0.3, 1.15, 1.1, 1, 1, 0.9, 0.3][(day + 4) % 7] ?? 1; // 1970 began on a Thursday
  const hour = moment.getUTCHours();
  return ofWeek * (hour >= 8 && hour < 18 ? 1 : hour >= 18 && hour < 23 ? 0.35 : 0.08);
}
