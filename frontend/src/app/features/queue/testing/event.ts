import type { TicketEvent } from '../../../api/events-api';

/** An event for tests: an agent resolved ticket 1. */
export function ticketEvent(values: Partial<TicketEvent> = {}): TicketEvent {
  return {
    ticket_id: 1,
    kind: 'changed',
    at: '2026-11-21T09:00:00.000Z',
    actor: 'agent',
    version: 2,
    bulk_id: null,
    changes: [{ field: 'status', from: 'open', to: 'resolved', decided: null }],
    ...values,
  };
}
