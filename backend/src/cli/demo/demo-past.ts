import type { FieldSource } from '../../domain/field-source.js';
import type { Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import type { DemoTicket } from './demo-ticket.js';
import { seededRandom, waitingTime, type Random } from '../../common/seeded-random.js';

export const DEMO_DAYS = 90;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** 1 would spread tickets evenly over the days; more of them come lately, as in a service that gains customers. */
const GROWTH = 1.3;

/** Mean days from one status to the next; what is urgent is picked up and solved sooner. */
const MEAN_DAYS: Record<Priority, { pickUp: number; solve: number; close: number }> = {
  critical: { pickUp: 0.3, solve: 1, close: 8 },
  high: { pickUp: 2, solve: 4, close: 12 },
  medium: { pickUp: 8, solve: 7, close: 15 },
  low: { pickUp: 14, solve: 9, close: 15 },
};

/** Of the tickets that nobody has picked up yet, and of the others: how many still carry the classifier's proposal. */
const PROPOSED_SHARE = { untouched: 0.5, handled: 0.2 };

/** A demo ticket with the life it has had so far. */
export interface TicketWithPast extends DemoTicket {
  categorySource: FieldSource;
  prioritySource: FieldSource;
  status: Status;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  version: number;
}

/**
 * Gives each ticket a past within the last 90 days: mostly written on working days in office hours (UTC), then picked
 * up, solved and closed as time went by, so that old tickets are mostly done and new ones mostly open.
 * The same seed and the same `now` give the same pasts. Oldest first.
 */
export function withPasts(tickets: readonly DemoTicket[], now: Date, seed: number): TicketWithPast[] {
  const random = seededRandom(seed);
  return tickets
    .map((ticket) => withPast(ticket, now.getTime(), random))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function withPast(ticket: DemoTicket, now: number, random: Random): TicketWithPast {
  const createdAt = arrival(now, random);
  const { pickUp, solve, close } = MEAN_DAYS[ticket.priority];
  let updatedAt = createdAt;
  let resolvedAt: Date | null = null;
  let changes = 0;
  for (const meanDays of [pickUp, solve, close]) {
    const next = updatedAt + waitingTime(random, meanDays * DAY_MS);
    if (next > now) break;
    updatedAt = next;
    changes++;
    if (STATUSES[changes] === 'resolved') resolvedAt = new Date(next);
  }
  const proposedShare = changes === 0 ? PROPOSED_SHARE.untouched : PROPOSED_SHARE.handled;
  const source = (): FieldSource => (random() < proposedShare ? 'classifier' : 'person');
  return {
    ...ticket,
    categorySource: source(),
    prioritySource: source(),
    status: STATUSES[changes] ?? 'closed',
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    resolvedAt,
    version: 1 + changes,
  };
}

/** A moment of the last 90 days, by rejection: moments at which few people write are mostly thrown away. */
function arrival(now: number, random: Random): number {
  for (;;) {
    const moment = Math.floor(now - random() ** GROWTH * DEMO_DAYS * DAY_MS);
    if (random() < traffic(new Date(moment))) return moment;
  }
}

/** How many people write at that time, as a share of the busiest time. */
function traffic(moment: Date): number {
  const day = moment.getUTCDay();
  const hour = moment.getUTCHours();
  const ofWeek = day === 0 || day === 6 ? 0.3 : 1;
  const isOffice = hour >= 8 && hour < 18;
  const isEvening = hour >= 18 && hour < 23;
  return ofWeek * (isOffice ? 1 : isEvening ? 0.35 : 0.08);
}
