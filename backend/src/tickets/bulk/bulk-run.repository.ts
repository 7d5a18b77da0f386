import { Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import type { DataSource, EntityManager, Repository } from 'typeorm';
import { settling } from '../../classification/ledger/ledger.repository.js';
import { JUDGED_FIELDS } from '../../classification/ledger/outcome.js';
import { outcomeSnapshot, restoringOutcomes } from '../../classification/ledger/outcome-snapshot.js';
import { EntityColumns } from '../../database/entity-columns.js';
import { isDone } from '../../domain/status.js';
import { actingAs } from '../../events/acting-as.js';
import { EventChannel } from '../../events/event-channel.repository.js';
import { agentChanges, type SetByAgent } from '../agent-changes.js';
import { Ticket } from '../ticket.entity.js';
import type { BulkResult } from './bulk-change.js';
import { BulkChange } from './bulk-change.entity.js';
import { holdRun } from './bulk-targets.repository.js';

/** What was, for the undoing of it. */
const BEFORE = [
  'category',
  'category_source',
  'category_confidence',
  'priority',
  'priority_source',
  'priority_confidence',
  'status',
  'resolved_at',
] as const;

const NOTE = BEFORE.map((column) => `${column}_before = ticket.${column}`).join(', ');
const RESTORE = BEFORE.map((column) => `${column} = original.${column}_before`).join(', ');

interface NotedRow {
  readonly ticket_id: number;
  readonly result: BulkResult;
}

/**
 * Carries out bulk changes in steps. Each step is one transaction that holds the lock of its bulk change and writes how far
 * it is together with what it did; so a run that was taken for dead cannot interfere with the next one, and nothing is lost
 * or done twice.
 */
@Injectable()
export class BulkRunRepository {
  private readonly columns: EntityColumns<Ticket>;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(BulkChange) private readonly changes: Repository<BulkChange>,
    private readonly channel: EventChannel,
  ) {
    this.columns = new EntityColumns<Ticket>(dataSource.getMetadata(Ticket));
  }

  /** Notes that the work begins or goes on; null when there is nothing to do (any more). */
  async begin(id: number): Promise<BulkChange | null> {
    const { affected } = await this.changes
      .createQueryBuilder()
      .update()
      .set({ state: 'running', startedAt: () => 'coalesce(started_at, now())' })
      .where(`id = :id AND state IN ('queued', 'running')`, { id })
      .execute();
    return affected === 1 ? this.changes.findOneBy({ id }) : null;
  }

  /**
   * Deals with the next tickets, in the order of their numbers, and ends the bulk change after the last one or when it is to
   * be cancelled. The tickets' rows are locked first, so that the statements after it see them and their suggestions as
   * nobody else can change them.
   * @param size how many tickets
   * @returns false when it has ended
   */
  async runBatch(id: number, size: number): Promise<boolean> {
    const isUnderWay = await this.dataSource.transaction(async (manager) => {
      await holdRun(manager, id);
      const change = await manager.findOneBy(BulkChange, { id });
      if (change?.state !== 'running') return false;
      if (change.cancelRequested) return this.end(manager, id, 'cancelled');
      const ids = await nextTickets(manager, change, size);
      const last = ids.at(-1);
      if (last === undefined) return this.end(manager, id, 'completed');

      await manager.query(...actingAs('bulk', { author: change, bulkId: id }));
      await manager.query('SELECT FROM ticket WHERE id = ANY ($1::integer[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
      const noted =
        change.undoOf === null ? await noteForChange(manager, change, ids) : await noteForUndo(manager, change, ids);
      const changing = noted.filter(({ result }) => result === 'changed').map(({ ticket_id }) => ticket_id);
      if (change.undoOf === null) await this.change(manager, wantedOf(change), changing);
      else await restore(manager, change.undoOf, changing);
      await manager.query(
        `UPDATE bulk_change SET reached = $2, changed = changed + $3, unchanged = unchanged + $4, missing = missing + $5,
          skipped = skipped + $6 WHERE id = $1`,
        [id, last, ...(['changed', 'unchanged', 'missing', 'skipped'] as const).map((wanted) => count(noted, wanted))],
      );
      return ids.length === size || this.end(manager, id, 'completed');
    });
    this.channel.announce();
    return isUnderWay;
  }

  /** What an agent's change of one ticket does, to many. */
  private async change(manager: EntityManager, wanted: SetByAgent, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const changes = agentChanges(wanted);
    const properties = Object.keys(changes) as (keyof typeof changes)[];
    const settled = settling(
      'changed',
      JUDGED_FIELDS.filter((field) => wanted[field]),
      wanted.status && isDone(wanted.status) ? JUDGED_FIELDS : [],
    );
    await manager.query(
      `WITH changed AS (
        UPDATE ticket SET ${this.columns.assignments(properties, 2)}, version = version + 1, updated_at = now()
        WHERE id = ANY ($1::integer[]) RETURNING *
      )${settled ? `, settled AS (${settled})` : ''}
      SELECT count(*) FROM changed`,
      [ids, ...this.columns.values(properties, changes)],
    );
  }

  private async end(manager: EntityManager, id: number, state: 'completed' | 'cancelled'): Promise<false> {
    await manager.query(`UPDATE bulk_change SET state = $2, ended_at = clock_timestamp() WHERE id = $1`, [id, state]);
    return false;
  }
}

async function nextTickets(manager: EntityManager, { id, reached }: BulkChange, size: number): Promise<number[]> {
  const rows = await manager.query<{ ticket_id: number }[]>(
    'SELECT ticket_id FROM bulk_change_row WHERE bulk_id = $1 AND ticket_id > $2 ORDER BY ticket_id LIMIT $3',
    [id, reached, size],
  );
  return rows.map(({ ticket_id }) => ticket_id);
}

/** Notes what becomes of each ticket and what it is before. What a person has set to the same value already stays. */
async function noteForChange(manager: EntityManager, change: BulkChange, ids: readonly number[]): Promise<NotedRow[]> {
  const { category, priority, status } = change;
  const parameters: unknown[] = [change.id, ids];
  const differs = [
    ...(category ? [`ticket.category <> $${parameters.push(category)} OR ticket.category_source <> 'person'`] : []),
    ...(priority ? [`ticket.priority <> $${parameters.push(priority)} OR ticket.priority_source <> 'person'`] : []),
    ...(status ? [`ticket.status <> $${parameters.push(status)}`] : []),
    ...(status && isDone(status)
      ? ['ticket.category_confidence IS NOT NULL OR ticket.priority_confidence IS NOT NULL']
      : []),
  ].join(' OR ');
  const result = `CASE WHEN ticket.id IS NULL THEN 'missing' WHEN ${differs} THEN 'changed' ELSE 'unchanged' END`;
  return note(manager, { parameters, result, isChanged: differs, original: '' });
}

/** The same for an undoing: what somebody changed since stays. */
async function noteForUndo(manager: EntityManager, change: BulkChange, ids: readonly number[]): Promise<NotedRow[]> {
  const isSame = 'ticket.version = original.version_after';
  return note(manager, {
    parameters: [change.id, ids, change.undoOf],
    result: `CASE WHEN ticket.id IS NULL THEN 'missing' WHEN ${isSame} THEN 'changed' ELSE 'skipped' END`,
    isChanged: isSame,
    original: 'JOIN bulk_change_row AS original ON original.bulk_id = $3 AND original.ticket_id = given.id',
  });
}

interface Note {
  /** The number of the bulk change, the numbers of the tickets, and what the rest needs. */
  readonly parameters: readonly unknown[];
  readonly result: string;
  readonly isChanged: string;
  readonly original: string;
}

async function note(manager: EntityManager, { parameters, result, isChanged, original }: Note): Promise<NotedRow[]> {
  const [rows] = await manager.query<[NotedRow[], number]>(
    `UPDATE bulk_change_row AS row SET
      result = (${result})::bulk_change_result,
      ${NOTE},
      suggestions_before = CASE WHEN ${isChanged} THEN ${outcomeSnapshot('ticket.id')} END,
      version_after = CASE WHEN ${isChanged} THEN ticket.version + 1 END
    FROM unnest($2::integer[]) AS given (id) ${original} LEFT JOIN ticket ON ticket.id = given.id
    WHERE row.bulk_id = $1 AND row.ticket_id = given.id
    RETURNING row.ticket_id, row.result`,
    [...parameters],
  );
  return rows;
}

/** Puts tickets and ledger back to what they were before; the version goes on, because this is a change like any other. */
async function restore(manager: EntityManager, undoOf: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE ticket SET ${RESTORE}, version = version + 1, updated_at = now()
    FROM bulk_change_row AS original
    WHERE original.bulk_id = $1 AND original.ticket_id = ANY ($2::integer[]) AND ticket.id = original.ticket_id`,
    [undoOf, ids],
  );
  await manager.query(
    restoringOutcomes(
      `(SELECT suggestions_before AS snapshot FROM bulk_change_row
        WHERE bulk_id = $1 AND ticket_id = ANY ($2::integer[])) AS original`,
    ),
    [undoOf, ids],
  );
}

function wantedOf({ category, priority, status }: BulkChange): SetByAgent {
  return { ...(category && { category }), ...(priority && { priority }), ...(status && { status }) };
}

function count(rows: readonly NotedRow[], wanted: BulkResult): number {
  return rows.filter(({ result }) => result === wanted).length;
}
