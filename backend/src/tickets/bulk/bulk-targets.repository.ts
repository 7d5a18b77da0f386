import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.js';
import { lookUpStatement, MOST_WORDS, SHORTEST_INDEXED } from '../list/search-statements.js';
import { ticketConditions } from '../list/ticket-conditions.js';
import type { TicketFilter } from '../list/ticket-filter.js';
import { BulkChange } from './bulk-change.entity.js';

/** Ticket numbers that one statement looks through, so that none comes near the limit for statements. */
const NUMBERS_AT_ONCE = 50_000;

/** As many tickets as the index of words is asked for; when there are more, reading all tickets takes about as long. */
const MOST_CANDIDATES = 20_000;

/** Fixes which tickets a bulk change is about. */
@Injectable()
export class BulkTargetsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Notes the tickets as they are at one moment: the ones that match, or for an undoing the ones that were changed. Does
   * nothing when that has happened already.
   * @param signal ends it; nothing is chosen then
   */
  async choose({ id, undoOf }: BulkChange, filter: TicketFilter | null, signal: AbortSignal): Promise<void> {
    await this.atOneMoment(id, async (manager) => {
      if ((await manager.findOneByOrFail(BulkChange, { id })).total !== null) return;
      if (undoOf === null) await addMatching(manager, id, filter ?? { words: [] }, signal);
      else await addChanged(manager, id, undoOf, signal);
      await manager.query(
        `UPDATE bulk_change SET total = (SELECT count(*) FROM bulk_change_row WHERE bulk_id = $1) WHERE id = $1`,
        [id],
      );
    });
  }

  /**
   * Holds the lock of `holdRun` around a transaction that sees one moment. The connection takes the lock before the
   * transaction begins: one that waited for the lock itself would see the moment before the wait.
   */
  private async atOneMoment(id: number, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    const holder = this.dataSource.createQueryRunner();
    try {
      await holder.query('SELECT pg_advisory_lock($1, $2)', [ADVISORY_LOCKS.bulkRun, id]);
      try {
        await holder.manager.transaction('REPEATABLE READ', work);
      } finally {
        // fails only together with the connection, which gives the lock back by itself
        await holder.query('SELECT pg_advisory_unlock($1, $2)', [ADVISORY_LOCKS.bulkRun, id]).catch(() => undefined);
      }
    } finally {
      await holder.release();
    }
  }
}

/** One run of a bulk change at a time, whatever the queue believes; until the end of the transaction. */
export async function holdRun(manager: EntityManager, id: number): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [ADVISORY_LOCKS.bulkRun, id]);
}

async function addMatching(
  manager: EntityManager,
  bulkId: number,
  filter: TicketFilter,
  signal: AbortSignal,
): Promise<void> {
  const parameters: unknown[] = [bulkId];
  const conditions = ticketConditions(filter, (value) => `$${parameters.push(value)}`);
  const add = (which: string) =>
    manager.query(
      `INSERT INTO bulk_change_row (bulk_id, ticket_id)
      SELECT $1, ticket.id FROM ticket WHERE ${[which, ...conditions].join(' AND ')}`,
      parameters,
    );
  const candidates = await candidatesWith(manager, filter.words);
  if (candidates) await add(`ticket.id = ANY ($${parameters.push(candidates)}::integer[])`);
  else {
    const [numbers] = await manager.query<Numbers[]>('SELECT min(id) AS first, max(id) AS last FROM ticket');
    await inRanges(numbers, signal, (from, to) => add(`ticket.id BETWEEN ${from} AND ${to}`));
  }
}

async function addChanged(manager: EntityManager, bulkId: number, undoOf: number, signal: AbortSignal): Promise<void> {
  const [numbers] = await manager.query<Numbers[]>(
    'SELECT min(ticket_id) AS first, max(ticket_id) AS last FROM bulk_change_row WHERE bulk_id = $1',
    [undoOf],
  );
  await inRanges(numbers, signal, (from, to) =>
    manager.query(
      `INSERT INTO bulk_change_row (bulk_id, ticket_id) SELECT $1, ticket_id FROM bulk_change_row
      WHERE bulk_id = $2 AND ticket_id BETWEEN ${from} AND ${to} AND result = 'changed'`,
      [bulkId, undoOf],
    ),
  );
}

/**
 * The tickets that the index of words finds for the part of a word that occurs in the fewest known words: all tickets with
 * these parts are among them. Null when the index is of no help, because the parts are too short or too common.
 */
async function candidatesWith(manager: EntityManager, parts: readonly string[]): Promise<number[] | null> {
  if (parts.length === 0) return null;
  const { text, values } = lookUpStatement(parts);
  const found = await manager.query<{ words: string[] | null }[]>(
    `SELECT words FROM (${text}) AS part WHERE length >= ${SHORTEST_INDEXED}`,
    [...values],
  );
  const known = found.map(({ words }) => words ?? []).sort((one, other) => one.length - other.length);
  const [fewest] = known;
  if (!fewest || fewest.length > MOST_WORDS) return null;
  const tickets = await manager.query<{ id: number }[]>(
    `SELECT id FROM ticket WHERE ticket_words(title, description) && (SELECT $1::text[]) LIMIT ${MOST_CANDIDATES + 1}`,
    [fewest],
  );
  return tickets.length > MOST_CANDIDATES ? null : tickets.map(({ id }) => id);
}

/** The least and the greatest number; null when there is none. */
interface Numbers {
  readonly first: number | null;
  readonly last: number | null;
}

/** Does something for all these numbers, a range at a time. */
async function inRanges(
  numbers: Numbers | undefined,
  signal: AbortSignal,
  work: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  const { first = null, last = null } = numbers ?? {};
  if (first === null || last === null) return;
  for (let from = first; from <= last; from += NUMBERS_AT_ONCE) {
    signal.throwIfAborted();
    await work(from, Math.min(last, from + NUMBERS_AT_ONCE - 1));
  }
}
