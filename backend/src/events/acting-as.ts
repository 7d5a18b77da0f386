import type { TicketEventActor } from './ticket-event.js';

/**
 * A statement that names who changes tickets until the end of its transaction. Without it inserts are the submitter's, and
 * changes and deletions an agent's.
 * @param bulkId the bulk change that the changes belong to
 */
export function actingAs(actor: Exclude<TicketEventActor, 'submitter' | 'agent'>, bulkId?: number): string {
  const settings = [['actor', actor], ...(bulkId === undefined ? [] : [['bulk_id', bulkId]])];
  return `SELECT ${settings.map(([name, value]) => `set_config('triagedesk.${name}', '${value}', true)`).join(', ')}`;
}

/** A statement that says that the tickets which its transaction inserts were deleted before. An agent does that. */
export const RESTORING = `SELECT set_config('triagedesk.restoring', 'on', true)`;
