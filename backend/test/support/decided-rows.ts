import type { DataSource } from 'typeorm';
import type { DecidedTicket } from '../../src/classification/learning/decided-ticket.js';

/** Puts the tickets into the database, as agents left them that corrected an embedded suggestion. */
export async function keepDecided(dataSource: DataSource, tickets: readonly DecidedTicket[]): Promise<void> {
  await dataSource.query(
    `WITH given AS (
      SELECT * FROM jsonb_to_recordset($1) AS t("ticketId" int, title text, description text, category ticket_category, priority ticket_priority)
    ), kept AS (
      INSERT INTO ticket (id, title, description, category, category_source, priority, priority_source)
      OVERRIDING SYSTEM VALUE
      SELECT "ticketId", title, description, category, 'person', priority, 'person' FROM given
    )
    INSERT INTO suggestion (ticket_id, source, model, version, degraded, reason, evidence, latency_ms,
      category, category_confidence, category_outcome, category_final, category_decided_by, category_decided_at,
      priority, priority_confidence, priority_outcome, priority_final, priority_decided_by, priority_decided_at)
    SELECT "ticketId", 'embedded', 'embedded', 'linear-shipped', false, '', '[]', 1,
      CASE category WHEN 'general' THEN 'billing' ELSE 'general' END::ticket_category, 0.5, 'overridden', category, 'agent', now(),
      CASE priority WHEN 'low' THEN 'high' ELSE 'low' END::ticket_priority, 0.5, 'overridden', priority, 'agent', now()
    FROM given`,
    [JSON.stringify(tickets)],
  );
}
