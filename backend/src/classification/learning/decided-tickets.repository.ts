import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { DecidedTicket } from './decided-ticket.js';

interface Row {
  readonly ticket_id: number;
  readonly title: string;
  readonly description: string;
  readonly category: Category | null;
  readonly priority: Priority | null;
  readonly is_correction: boolean;
  readonly agent: string | null;
}

const BY_AGENT = `(category_decided_by = 'agent' OR priority_decided_by = 'agent')`;

/** The value of the latest decision by an agent, over all suggestions of a ticket. */
const latest = (field: 'category' | 'priority') =>
  `(array_agg(${field}_final ORDER BY ${field}_decided_at DESC, id DESC) FILTER (WHERE ${field}_decided_by = 'agent'))[1]`;

/** The person, or else the token, that last decided a field of the ticket. */
const LAST_AGENT = `(
  SELECT coalesce(person_id::text, token) FROM ticket_event
  WHERE ticket_event.ticket_id = decided.ticket_id AND actor IN ('agent', 'bulk') AND changes ?| '{category,priority}'
  ORDER BY ticket_event.id DESC LIMIT 1
)`;

/** What agents decided, as the ledger of suggestions keeps it; a ticket that was deleted teaches nothing any more. */
@Injectable()
export class DecidedTicketsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The tickets that were decided last, latest first. */
  async findLatest(limit: number): Promise<DecidedTicket[]> {
    const rows = await this.dataSource.query<Row[]>(
      `WITH decided AS (
        SELECT ticket_id, ${latest('category')} AS category, ${latest('priority')} AS priority,
          bool_or((category_decided_by = 'agent' AND category_outcome = 'overridden')
            OR (priority_decided_by = 'agent' AND priority_outcome = 'overridden')) AS is_correction,
          greatest(max(category_decided_at) FILTER (WHERE category_decided_by = 'agent'),
            max(priority_decided_at) FILTER (WHERE priority_decided_by = 'agent')) AS decided_at
        FROM suggestion WHERE ticket_id IS NOT NULL AND ${BY_AGENT} GROUP BY ticket_id
      )
      SELECT ticket_id, title, description, decided.category, decided.priority, is_correction,
        ${LAST_AGENT} AS agent
      FROM decided JOIN ticket ON ticket.id = ticket_id
      ORDER BY decided_at DESC, ticket_id DESC LIMIT $1`,
      [limit],
    );
    return rows.map(({ ticket_id, title, description, category, priority, is_correction, agent }) => ({
      ticketId: ticket_id,
      title,
      description,
      ...(category && { category }),
      ...(priority && { priority }),
      isCorrection: is_correction,
      agent,
    }));
  }

  /** How many tickets agents decided on since then; null stands for the beginning. */
  async countSince(moment: Date | null): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(DISTINCT ticket_id)::int AS count FROM suggestion
      WHERE (category_decided_by = 'agent' AND ($1::timestamptz IS NULL OR category_decided_at > $1))
        OR (priority_decided_by = 'agent' AND ($1::timestamptz IS NULL OR priority_decided_at > $1))`,
      [moment],
    );
    return row?.count ?? 0;
  }
}
