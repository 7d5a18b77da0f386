import { createHash } from 'node:crypto';
import type { Example } from '../embedded/train.js';
import type { DecidedTicket } from './decided-ticket.js';

/** So many tickets of one agent count, the latest ones: nobody teaches the model alone. */
const TICKETS_PER_AGENT = 500;

/** Every fifth decided ticket is kept for measuring. */
const HELD_OUT_SHARE = 0.2;

/**
 * How much a decided ticket counts beside one of the corpus. Leaving a suggestion as it is takes no effort, and so says
 * less; otherwise the model would mostly learn from its own answers.
 */
const CORRECTION_WEIGHT = 2;
const CONFIRMATION_WEIGHT = 1;

/** All decisions together count at most this share of the corpus, however many there are. */
const GREATEST_SHARE = 0.5;

/** True for the tickets that no version is ever trained on, today's and later ones alike. */
export function isHeldOut({ ticketId }: DecidedTicket): boolean {
  return createHash('sha256').update(String(ticketId)).digest().readUInt32BE() / 2 ** 32 < HELD_OUT_SHARE;
}

/** At most `limit` tickets of each agent, the first ones; tickets of nobody in particular count as one agent's. */
export function cappedPerAgent(tickets: readonly DecidedTicket[], limit = TICKETS_PER_AGENT): DecidedTicket[] {
  const taken = new Map<string | null, number>();
  return tickets.filter(({ agent }) => {
    const count = (taken.get(agent) ?? 0) + 1;
    taken.set(agent, count);
    return count <= limit;
  });
}

/** The decided tickets as examples beside a corpus of that many tickets. */
export function examplesFrom(tickets: readonly DecidedTicket[], corpusSize: number): Example[] {
  const weightOf = ({ isCorrection }: DecidedTicket) => (isCorrection ? CORRECTION_WEIGHT : CONFIRMATION_WEIGHT);
  const total = tickets.reduce((sum, ticket) => sum + weightOf(ticket), 0);
  const scale = Math.min(1, (corpusSize * GREATEST_SHARE) / total);
  return tickets.map((ticket) => ({ ...ticket, weight: weightOf(ticket) * scale }));
}
