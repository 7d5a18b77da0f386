import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { runPrepared } from '../database/prepared.js';
import type { StreamPlace, StreamPosition } from './stream-place.js';
import { EVENT_COLUMNS, eventOf, type EventRow } from './ticket-event-columns.js';
import type { TicketEvent } from './ticket-event.js';

/** How long events stay in the stream, for clients that come back. */
export const STREAMED_HOURS = 24;

/** Tickets whose events are removed by one statement. */
const FORGOTTEN_AT_ONCE = 1_000;

/** A piece of the stream, in its order. */
export interface StreamPage {
  /** The stream that was read; positions of another one mean nothing in it. */
  readonly stream: string;
  /** Before it everything has happened that ever will. */
  readonly horizon: StreamPosition;
  readonly events: readonly TicketEvent[];
  /** There are more that may be read at once. */
  readonly isFull: boolean;
  /** There are some behind a transaction that is still under way. */
  readonly isHeldUp: boolean;
}

/**
 * The stream from a position on. Numbers of events are given before their transactions end, in whatever order; so the
 * stream is in the order of the transactions, and goes as far as all of them have ended. Rows of transactions that are yet
 * to come were restored from another server.
 */
const READ = `
  SELECT (SELECT system_identifier FROM pg_control_system()), pg_relation_filenode('ticket_event'), now.horizon,
    event.*
  FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) AS now
  LEFT JOIN LATERAL (
    SELECT xid < now.horizon AS is_settled, ${EVENT_COLUMNS}
    FROM ticket_event
    WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmax(pg_current_snapshot())
      AND at > now() - interval '${STREAMED_HOURS} hours'
    ORDER BY xid, id LIMIT $3
  ) AS event ON true`;

const IS_FAR_BEHIND = `
  SELECT $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) OR EXISTS (
    SELECT FROM ticket_event
    WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmax(pg_current_snapshot())
    ORDER BY xid, id OFFSET $3
  )`;

type StreamRow = readonly [
  system: string,
  file: number,
  horizon: string,
  isSettled: boolean | null,
  ...event: EventRow,
];

/** Reads the events that the triggers of `ticket` write, in the order of the stream. */
@Injectable()
export class TicketEventsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The end of the stream: everything from there on is yet to come. */
  async end(): Promise<StreamPlace> {
    const { stream, horizon } = await this.read({ xid: 0n, id: 0n }, 0);
    return { stream, position: horizon };
  }

  /** The events after a position, at most so many. */
  async read(after: StreamPosition, limit: number): Promise<StreamPage> {
    const rows = (await runPrepared(this.dataSource.manager, READ, [
      String(after.xid),
      String(after.id),
      limit,
    ])) as unknown as readonly [StreamRow, ...StreamRow[]];
    const [[system, file, horizon, first]] = rows;
    const found = first === null ? [] : rows;
    const settled = found.filter(([, , , isSettled]) => isSettled);
    return {
      stream: nameOf(system, file),
      horizon: { xid: BigInt(horizon), id: 0n },
      events: settled.map(([, , , , ...event]) => eventOf(event)),
      isFull: settled.length === limit,
      isHeldUp: settled.length < found.length,
    };
  }

  /** True when there are more than so many events after the position, or when the position itself is yet to come. */
  async isFarBehind(position: StreamPosition, most: number): Promise<boolean> {
    const [row] = await runPrepared(this.dataSource.manager, IS_FAR_BEHIND, [
      String(position.xid),
      String(position.id),
      most,
    ]);
    return row?.[0] === true;
  }

  /** Removes the events of tickets that were deleted before then and not restored since; answers how many deletions. */
  async forgetDeletedBefore(moment: Date): Promise<number> {
    let forgotten = 0;
    for (let deleted = FORGOTTEN_AT_ONCE; deleted === FORGOTTEN_AT_ONCE; forgotten += deleted) {
      const [row] = await this.dataSource.query<[{ deleted: number }]>(
        `WITH deleted AS (
          SELECT ticket_id FROM ticket_event AS deletion
          WHERE kind = 'deleted' AND at < $1 AND NOT EXISTS (
            SELECT FROM ticket_event AS later
            WHERE later.ticket_id = deletion.ticket_id AND later.id > deletion.id AND later.kind = 'restored'
          )
          ORDER BY at LIMIT ${FORGOTTEN_AT_ONCE}
        ), removed AS (
          DELETE FROM ticket_event WHERE ticket_id IN (SELECT ticket_id FROM deleted)
        )
        SELECT count(*)::int AS deleted FROM deleted`,
        [moment],
      );
      deleted = row.deleted;
    }
    return forgotten;
  }
}

/**
 * The same for as long as the events are: a table that was truncated or restored has another file, and no two servers have
 * the same identifier.
 */
function nameOf(system: string, file: number): string {
  return createHash('sha256').update(`${system} ${file}`).digest('hex').slice(0, 8);
}
