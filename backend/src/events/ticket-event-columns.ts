import type { KeptChanges, TicketEvent, TicketEventActor, TicketEventKind } from './ticket-event.js';

/** The columns of `ticket_event`, in the order of an `EventRow`. */
export const EVENT_COLUMNS = 'xid, id, ticket_id, kind, actor, at, version, bulk_id, changes';

/** A row of these columns as the driver gives it. */
export type EventRow = readonly [
  xid: string,
  id: string,
  ticketId: number,
  kind: TicketEventKind,
  actor: TicketEventActor,
  at: Date,
  version: number,
  bulkId: number | null,
  changes: KeptChanges | null,
];

export function eventOf([xid, id, ticketId, kind, actor, at, version, bulkId, changes]: EventRow): TicketEvent {
  const position = { xid: BigInt(xid), id: BigInt(id) };
  return { position, ticketId, kind, actor, at, version, bulkId, changes: changes ?? {} };
}
