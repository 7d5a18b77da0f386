import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type EntityManager, type Repository } from 'typeorm';
import type { Author } from '../../common/access/author.js';
import type { SetByAgent } from '../agent-changes.js';
import type { BulkFilter, BulkResult } from './bulk-change.js';
import { BulkChangeRow } from './bulk-change-row.entity.js';
import { BulkChange } from './bulk-change.entity.js';

/** Rows that are removed by one statement. */
const REMOVED_AT_ONCE = 10_000;

export interface RowsPage {
  readonly result?: readonly BulkResult[];
  readonly limit: number;
  /** The ticket number that the page comes after; 0 for the first page. */
  readonly after: number;
}

@Injectable()
export class BulkChangesRepository {
  constructor(@InjectRepository(BulkChange) private readonly changes: Repository<BulkChange>) {}

  /** Keeps a change of these tickets, all of them at once. */
  async addForIds(wanted: SetByAgent, ids: readonly number[], author: Author): Promise<BulkChange> {
    return this.changes.manager.transaction(async (manager) => {
      const change = await insert(manager, { ...wanted, ...author, total: ids.length });
      await manager.query(`INSERT INTO bulk_change_row (bulk_id, ticket_id) SELECT $1, unnest($2::integer[])`, [
        change.id,
        ids,
      ]);
      return change;
    });
  }

  /** Keeps a change of the tickets that will match when it begins. The words of the search are forgotten then. */
  async addForFilter(wanted: SetByAgent, filter: BulkFilter, author: Author): Promise<BulkChange> {
    return insert(this.changes.manager, { ...wanted, ...author, filter });
  }

  /**
   * Keeps the undoing of a bulk change. `undone`: another one did, or is about to do it. `forgotten`: there is no such bulk
   * change, or it is just being removed; the lock on its row keeps it from being removed before the undoing is there.
   */
  async addUndo(undoOf: number, author: Author): Promise<BulkChange | 'undone' | 'forgotten'> {
    return this.changes.manager.transaction(async (manager) => {
      const kept = await manager.query<unknown[]>('SELECT FROM bulk_change WHERE id = $1 FOR KEY SHARE SKIP LOCKED', [
        undoOf,
      ]);
      if (kept.length === 0) return 'forgotten';
      const { identifiers } = await manager
        .createQueryBuilder()
        .insert()
        .into(BulkChange)
        .values({ undoOf, ...author })
        .orIgnore()
        .returning('*')
        .execute();
      const id = (identifiers[0] as { id: number } | undefined)?.id;
      return id === undefined ? 'undone' : manager.findOneByOrFail(BulkChange, { id });
    });
  }

  async find(id: number): Promise<BulkChange | null> {
    return this.changes.findOneBy({ id });
  }

  /** The undoings of these bulk changes that were carried out or are about to be, by what they undo. */
  async findUndoings(ids: readonly number[]): Promise<ReadonlyMap<number | null, number>> {
    const undoings = await this.changes.findBy({ undoOf: In([...ids]), state: In(['queued', 'running', 'completed']) });
    return new Map(undoings.map(({ undoOf, id }) => [undoOf, id]));
  }

  /** The latest ones, latest first. */
  async findLatest(limit: number): Promise<BulkChange[]> {
    return this.changes.find({ order: { id: 'DESC' }, take: limit });
  }

  /** Tickets of a bulk change whose turn has come, in the order of their numbers. */
  async findRows(bulkId: number, { result, limit, after }: RowsPage): Promise<BulkChangeRow[]> {
    const rows = this.changes.manager
      .createQueryBuilder(BulkChangeRow, 'row')
      .where('row.bulkId = :bulkId AND row.ticketId > :after', { bulkId, after })
      .orderBy('row.ticketId')
      .limit(limit);
    return (
      result ? rows.andWhere('row.result = ANY(:result)', { result }) : rows.andWhere('row.result IS NOT NULL')
    ).getMany();
  }

  /** Those that wait or run, in the order of asking. */
  async findUnfinished(): Promise<number[]> {
    const found = await this.changes.find({
      select: { id: true },
      where: { state: In(['queued', 'running']) },
      order: { id: 'ASC' },
    });
    return found.map(({ id }) => id);
  }

  /** Ends one that waits at once, and lets one that runs end before its next batch. False when it has ended. */
  async requestCancel(id: number): Promise<boolean> {
    const { affected } = await this.changes
      .createQueryBuilder()
      .update()
      .set({
        cancelRequested: true,
        state: () => `CASE state WHEN 'queued' THEN 'cancelled' ELSE state END`,
        endedAt: () => `CASE state WHEN 'queued' THEN now() END`,
      })
      .where(`id = :id AND state IN ('queued', 'running')`, { id })
      .execute();
    return affected === 1;
  }

  /** Notes that it could not be carried out; what was done stays. */
  async fail(id: number): Promise<void> {
    await this.changes
      .createQueryBuilder()
      .update()
      .set({ state: 'failed', endedAt: () => 'now()' })
      .where(`id = :id AND state IN ('queued', 'running')`, { id })
      .execute();
  }

  /** Forgets what ended before then, except what is still being undone; answers how many bulk changes. */
  async removeEndedBefore(moment: Date): Promise<number> {
    const ended = await this.changes
      .createQueryBuilder('change')
      .select('change.id')
      .where('change.endedAt < :moment', { moment })
      .getMany();
    let removed = 0;
    for (const { id } of ended) {
      if (await this.remove(id)) removed++;
    }
    return removed;
  }

  /**
   * Removes a bulk change with its rows, or nothing when an undoing needs them. All in one transaction that has the row of
   * the bulk change locked, so that an undoing finds all rows or is refused; the rows go a part at a time, because a
   * statement may only take so long. Nobody else waits for them.
   */
  private async remove(id: number): Promise<boolean> {
    return this.changes.manager.transaction(async (manager) => {
      await manager.query('SELECT FROM bulk_change WHERE id = $1 FOR UPDATE', [id]);
      if (await manager.existsBy(BulkChange, { undoOf: id, state: In(['queued', 'running']) })) return false;
      while ((await removeRows(manager, id)) > 0);
      const { affected } = await manager.delete(BulkChange, { id });
      return affected === 1;
    });
  }
}

async function removeRows(manager: EntityManager, bulkId: number): Promise<number> {
  const [, removed] = await manager.query<[unknown, number]>(
    `DELETE FROM bulk_change_row WHERE bulk_id = $1 AND ticket_id IN (
      SELECT ticket_id FROM bulk_change_row WHERE bulk_id = $1 ORDER BY ticket_id LIMIT ${REMOVED_AT_ONCE}
    )`,
    [bulkId],
  );
  return removed;
}

async function insert(manager: EntityManager, values: Partial<BulkChange>): Promise<BulkChange> {
  const { id } = await manager.save(BulkChange, manager.create(BulkChange, values));
  return manager.findOneByOrFail(BulkChange, { id });
}
