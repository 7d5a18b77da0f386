import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import type { Problem, Ticket, TicketSuggestion } from '../../../api/types';

/** A suggestion for tests: Billing, barely; Low, rather surely; decided by nobody. */
export function suggestion(values: Partial<TicketSuggestion> = {}): TicketSuggestion {
  return {
    source: 'embedded',
    model: 'embedded',
    version: '7',
    degraded: false,
    category: 'billing',
    priority: 'low',
    category_confidence: 0.54,
    priority_confidence: 0.77,
    confidence: 0.54,
    reason: 'It is about who receives invoices.',
    evidence: [{ field: 'description', start: 22, end: 42, text: 'receive the invoices' }],
    category_outcome: 'open',
    category_decided_by: null,
    priority_outcome: 'open',
    priority_decided_by: null,
    created_at: '2026-11-21T08:00:00.000Z',
    ...values,
  };
}

/** A ticket for tests that needs review: suggested, open, never changed. */
export function ticket(values: Partial<Ticket> = {}): Ticket {
  const id = values.id ?? 1;
  return {
    id,
    title: `Second contact ${id}`,
    description: 'Our accountant should receive the invoices too.',
    category: 'billing',
    category_source: 'classifier',
    priority: 'low',
    priority_source: 'classifier',
    status: 'open',
    created_at: '2026-11-21T08:00:00.000Z',
    updated_at: '2026-11-21T08:00:00.000Z',
    resolved_at: null,
    version: 1,
    needs_review: true,
    suggestion: suggestion(),
    ...values,
  };
}

/** The same after an agent's decision. */
export function decided(values: Partial<Ticket>): Ticket {
  return ticket({ version: 2, category_source: 'person', priority_source: 'person', needs_review: false, ...values });
}

/** The request for a page of tickets that is under way. */
export function pageRequest(server: HttpTestingController): TestRequest {
  return server.expectOne(({ method, url }) => method === 'GET' && url === '/api/tickets/');
}

/** Answers the request for a page with tickets of these numbers, or with these tickets. */
export function answerPage(
  server: HttpTestingController,
  tickets: readonly (number | Ticket)[],
  { next, total = tickets.length, capped = false }: { next?: string; total?: number; capped?: boolean } = {},
): TestRequest {
  const request = pageRequest(server);
  const headers: Record<string, string> = {
    'X-Total-Count': String(total),
    'X-Total-Count-Capped': String(capped),
    ...(next !== undefined && { Link: `</api/tickets/?cursor=${next}>; rel="next"` }),
  };
  request.flush(
    tickets.map((one) => (typeof one === 'number' ? ticket({ id: one }) : one)),
    { headers },
  );
  return request;
}

/** The decision about a ticket that is under way. */
export function decision(server: HttpTestingController, id: number): TestRequest {
  return server.expectOne({ method: 'PATCH', url: `/api/tickets/${id}/` });
}

/** Refuses a request as the API does. */
export function refuse(request: TestRequest, status: number, code: string, more: object = {}): void {
  const problem: Partial<Problem> = { status, code, title: code, detail: `${code}.`, ...more };
  request.flush(problem, { status, statusText: code });
}
