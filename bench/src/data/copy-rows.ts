import type { GeneratedTicket } from './generate.ts';

/** The columns of the rows that `ticketRow` and `suggestionRow` write. */
export const TICKET_COLUMNS =
  'id, title, description, category, category_source, category_confidence, priority, priority_source, ' +
  'priority_confidence, status, created_at, updated_at, resolved_at, version';
export const SUGGESTION_COLUMNS =
  'ticket_id, created_at, source, model, version, degraded, category, category_confidence, category_outcome, ' +
  'category_final, category_decided_by, category_decided_at, priority, priority_confidence, priority_outcome, ' +
  'priority_final, priority_decided_by, priority_decided_at, reason, evidence, latency_ms';

type Value = string | number | boolean | null;

/** A line of COPY's text format. */
function copyLine(values: readonly Value[]): string {
  return `${values.map(copyValue).join('\t')}\n`;
}

export function ticketRow(ticket: GeneratedTicket): string {
  const { suggestion, isProposed } = ticket;
  const source = isProposed ? 'classifier' : 'person';
  return copyLine([
    ticket.id,
    ticket.title,
    ticket.description,
    ticket.category,
    source,
    isProposed ? (suggestion?.categoryConfidence ?? null) : null,
    ticket.priority,
    source,
    isProposed ? (suggestion?.priorityConfidence ?? null) : null,
    ticket.status,
    moment(ticket.createdAt),
    moment(ticket.updatedAt),
    moment(ticket.resolvedAt),
    ticket.version,
  ]);
}

/** Empty for a ticket without a suggestion. */
export function suggestionRow(ticket: GeneratedTicket): string {
  const { suggestion, isProposed } = ticket;
  if (suggestion === null) return '';
  const decided = (suggested: string, final: string): Value[] =>
    isProposed
      ? ['open', null, null, null]
      : [suggested === final ? 'accepted' : 'overridden', final, 'agent', moment(ticket.updatedAt)];
  return copyLine([
    ticket.id,
    moment(ticket.createdAt),
    'embedded',
    'embedded',
    'generated',
    false,
    suggestion.category,
    suggestion.categoryConfidence,
    ...decided(suggestion.category, ticket.category),
    suggestion.priority,
    suggestion.priorityConfidence,
    ...decided(suggestion.priority, ticket.priority),
    'Generated for a measurement.',
    '[]',
    0.2,
  ]);
}

function moment(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyValue(value: Value): string {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : String(value);
}
