import type { ListedTicket, Ticket, TicketSuggestion } from '../../../api/types';

/** A ticket for tests: open, decided by people, never changed. */
export function ticket(values: Partial<Ticket> = {}): Ticket {
  return {
    id: 1,
    title: 'Charged twice',
    description: 'My card was charged twice.',
    category: 'billing',
    category_source: 'person',
    priority: 'high',
    priority_source: 'person',
    status: 'open',
    created_at: '2026-11-21T08:00:00.000Z',
    updated_at: '2026-11-21T08:00:00.000Z',
    resolved_at: null,
    version: 1,
    needs_review: false,
    suggestion: null,
    ...values,
  };
}

/** The same as a list gives it. */
export function listed(values: Partial<ListedTicket> = {}): ListedTicket {
  const { description: preview, ...others } = ticket();
  return { ...others, preview, ...values };
}

/** A suggestion for tests: by the built-in model, about the ticket above, decided by nobody. */
export function suggestion(values: Partial<TicketSuggestion> = {}): TicketSuggestion {
  return {
    source: 'embedded',
    model: 'embedded',
    version: '7',
    degraded: false,
    category: 'billing',
    priority: 'high',
    category_confidence: 0.97,
    priority_confidence: 0.92,
    confidence: 0.92,
    reason: 'A duplicate charge.',
    evidence: [{ field: 'description', start: 12, end: 25, text: 'charged twice' }],
    category_outcome: 'open',
    category_decided_by: null,
    priority_outcome: 'open',
    priority_decided_by: null,
    created_at: '2026-11-21T08:00:00.000Z',
    ...values,
  };
}
