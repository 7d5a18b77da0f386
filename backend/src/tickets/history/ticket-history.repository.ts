import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { EVENT_COLUMNS, eventOf, type EventRow } from '../../events/ticket-event-columns.js';
import type { HistoryEntry } from './history-entry.js';

/** Events of which nothing can be told: only the version is another one. */
const IS_EMPTY = `kind = 'changed' AND changes IS NULL`;

type HistoryRow = readonly [person: string | null, token: string | null, ...event: EventRow];

@Injectable()
export class TicketHistoryRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** What happened to the ticket, newest first; null when there is no such ticket. */
  async find(id: number, limit: number): Promise<HistoryEntry[] | null> {
    const rows = await runPrepared(
      this.dataSource.manager,
      `SELECT event.* FROM ticket LEFT JOIN LATERAL (
        SELECT (SELECT name FROM person WHERE person.id = ticket_event.person_id) AS person, token, ${EVENT_COLUMNS}
        FROM ticket_event
        WHERE ticket_id = ticket.id AND NOT (${IS_EMPTY})
        ORDER BY ticket_event.id DESC LIMIT $2
      ) AS event ON true
      WHERE ticket.id = $1`,
      [id, limit],
    );
    if (rows.length === 0) return null;
    return (rows as unknown as HistoryRow[])
      .filter(([, , xid]) => xid)
      .map(([person, token, ...event]) => ({ ...eventOf(event), author: { person, token } }));
  }
}
