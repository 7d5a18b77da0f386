import type { JudgedField } from './outcome.js';

const TYPES: Record<JudgedField, Record<string, string>> = {
  category: settledTypes('ticket_category'),
  priority: settledTypes('ticket_priority'),
};

const COLUMNS = Object.entries(TYPES).flatMap(([field, types]) =>
  Object.entries(types).map(([name, type]) => ({ name: `${field}_${name}`, type })),
);

/**
 * What the ledger says about the suggestions of a ticket, as one JSON value for a statement that is about to settle them;
 * null when there are none. The ticket's row lock must have been taken by an earlier statement.
 * @param ticketId the column with the ticket's number
 */
export function outcomeSnapshot(ticketId: string): string {
  const values = ['id', ...COLUMNS.map(({ name }) => name)].map((name) => `'${name}', suggestion.${name}`);
  return `(SELECT jsonb_agg(jsonb_build_object(${values.join(', ')})) FROM suggestion WHERE suggestion.ticket_id = ${ticketId})`;
}

/**
 * A statement that makes the ledger say again what such snapshots hold.
 * @param source a FROM item with the column `snapshot`, which holds one of them or null
 */
export function restoringOutcomes(source: string): string {
  return `UPDATE suggestion SET ${COLUMNS.map(({ name }) => `${name} = before.${name}`).join(', ')}
    FROM ${source}, jsonb_to_recordset(snapshot) AS before (id integer, ${COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')})
    WHERE suggestion.id = before.id`;
}

function settledTypes(value: string) {
  return {
    outcome: 'suggestion_outcome',
    final: value,
    decided_by: 'suggestion_decider',
    decided_at: 'timestamptz',
  };
}
