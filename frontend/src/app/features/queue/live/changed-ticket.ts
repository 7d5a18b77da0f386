import type { TicketEvent } from '../../../api/events-api';
import type { KnownTicket } from '../../../api/types';

/**
 * The ticket after a change that somebody made, as far as the event tells. What it does not tell (what became of the
 * suggestion, when it was resolved) is as before until the ticket is read again.
 * @returns undefined when only the server knows what the ticket is now: other changes came before this one, or its words
 * are others
 */
export function afterEvent(ticket: KnownTicket, { version, at, changes }: TicketEvent): KnownTicket | undefined {
  if (version !== ticket.version + 1) return undefined;
  const changed: Record<string, unknown> = { ...ticket, version, updated_at: at };
  for (const { field, to, decided } of changes) {
    if (to === null) return undefined;
    changed[field] = to;
    if (decided !== null) changed[`${field}_source`] = decided ? 'person' : 'classifier';
  }
  const known = changed as unknown as KnownTicket;
  const isDecided = known.category_source === 'person' && known.priority_source === 'person';
  return isDecided && known.needs_review ? { ...known, needs_review: false } : known;
}
