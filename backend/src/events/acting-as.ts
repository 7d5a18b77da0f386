import { UNKNOWN_AUTHOR, type Author } from '../common/access/author.js';
import type { TicketEventActor } from './ticket-event.js';

interface Acting {
  /** Who asked for it. */
  readonly author?: Author;
  /** The bulk change that the changes belong to. */
  readonly bulkId?: number;
}

/**
 * A statement, and its values, that names who changes tickets until the end of its transaction. Without it inserts are the
 * submitter's, and changes and deletions an agent's.
 */
export function actingAs(
  actor: Exclude<TicketEventActor, 'submitter' | 'agent'>,
  { author = UNKNOWN_AUTHOR, bulkId }: Acting = {},
): [text: string, values: unknown[]] {
  return [
    `SELECT set_config('triagedesk.actor', $3, true), set_config('triagedesk.bulk_id', $4, true) FROM ${authored(1)}`,
    [...authorValues(author), actor, bulkId === undefined ? '' : String(bulkId)],
  ];
}

/**
 * An item of FROM with one row that says for whom the statement, and the rest of its transaction, changes tickets. The
 * triggers that write events run when the whole statement has; so it may stand anywhere in it where it is evaluated.
 * @param first the number of the first of two parameters, the `authorValues`
 */
export function authored(first: number): string {
  return `(
    SELECT set_config('triagedesk.person_id', coalesce($${first}::integer::text, ''), true),
      set_config('triagedesk.token', coalesce($${first + 1}::text, ''), true)
  ) AS author`;
}

export function authorValues({ personId, token }: Author): [personId: number | null, token: string | null] {
  return [personId, token];
}

/** A statement that says that the tickets which its transaction inserts were deleted before. An agent does that. */
export const RESTORING = `SELECT set_config('triagedesk.restoring', 'on', true)`;
