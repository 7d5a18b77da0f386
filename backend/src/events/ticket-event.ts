import type { StreamPosition } from './stream-place.js';

export const TICKET_EVENT_KINDS = ['created', 'changed', 'suggested', 'deleted', 'restored'] as const;

export type TicketEventKind = (typeof TICKET_EVENT_KINDS)[number];

export const TICKET_EVENT_ACTORS = ['submitter', 'agent', 'classifier', 'bulk', 'import', 'system'] as const;

export type TicketEventActor = (typeof TICKET_EVENT_ACTORS)[number];

/** The fields whose changes are told, in the order in which they are. */
export const CHANGED_FIELDS = ['title', 'description', 'category', 'priority', 'status'] as const;

export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** As the triggers write it: the old and the new value, then whether that is decided; of a text only that it changed. */
export type KeptChanges = Partial<
  Record<ChangedField, true | readonly [from: string, to: string, isDecided?: boolean]>
>;

/** Something that happened to a ticket. It holds none of the ticket's words. */
export interface TicketEvent {
  readonly position: StreamPosition;
  readonly ticketId: number;
  readonly kind: TicketEventKind;
  readonly actor: TicketEventActor;
  readonly at: Date;
  /** The ticket's version after it; of a deletion the last one. */
  readonly version: number;
  readonly bulkId: number | null;
  readonly changes: KeptChanges;
}
