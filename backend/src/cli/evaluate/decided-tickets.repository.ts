import { DataSource } from 'typeorm';
import type { LabelledTicket } from '../../classification/evaluation/labelled-tickets.js';
import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import { dataSourceOptions } from '../../database/data-source-options.js';

interface Row {
  readonly ticket_id: number;
  readonly title: string;
  readonly description: string;
  readonly suggested_by: string;
  readonly category: Category;
  readonly category_confidence: number;
  /** Null where no agent decided, as is the other. */
  readonly category_final: Category | null;
  readonly priority: Priority;
  readonly priority_confidence: number;
  readonly priority_final: Priority | null;
}

/**
 * The tickets that agents decided last, latest first, with what was suggested: the last suggestion that they decided
 * on. A submitter's own decisions are no measure, and deleted tickets have no text any more.
 * @throws the driver's error when the database cannot be reached
 */
export async function lastDecidedTickets(url: string, count: number): Promise<LabelledTicket[]> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    const rows = await dataSource.query<Row[]>(
      `SELECT * FROM (
        SELECT DISTINCT ON (ticket_id) ticket_id, title, description,
          concat_ws(' ', source, nullif(model, source::text), suggestion.version) AS suggested_by,
          suggestion.category, suggestion.category_confidence,
          CASE WHEN category_decided_by = 'agent' THEN category_final END AS category_final,
          suggestion.priority, suggestion.priority_confidence,
          CASE WHEN priority_decided_by = 'agent' THEN priority_final END AS priority_final,
          greatest(CASE WHEN category_decided_by = 'agent' THEN category_decided_at END,
            CASE WHEN priority_decided_by = 'agent' THEN priority_decided_at END) AS decided_at
        FROM suggestion JOIN ticket ON ticket.id = ticket_id
        WHERE category_decided_by = 'agent' OR priority_decided_by = 'agent'
        ORDER BY ticket_id, suggestion.id DESC
      ) AS decided
      ORDER BY decided_at DESC, ticket_id DESC LIMIT $1`,
      [count],
    );
    return rows.map(ticketFrom);
  } finally {
    await dataSource.destroy();
  }
}

function ticketFrom(row: Row): LabelledTicket {
  const { title, description } = row;
  return {
    name: `ticket ${row.ticket_id}`,
    text: { title, description },
    ...(row.category_final && { category: row.category_final }),
    ...(row.priority_final && { priority: row.priority_final }),
    earlier: {
      suggestedBy: row.suggested_by,
      category: { suggested: row.category, confidence: row.category_confidence },
      priority: { suggested: row.priority, confidence: row.priority_confidence },
    },
  };
}
