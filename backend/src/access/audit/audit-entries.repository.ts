import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import type { AuditKind } from './audit-kind.js';

/** Which entries; what is undefined does not narrow. */
export interface AuditFilter {
  readonly kinds?: readonly AuditKind[] | undefined;
  readonly actor?: string | undefined;
  /** The first moment of them. */
  readonly from?: Date | undefined;
  /** The first moment after them. */
  readonly until?: Date | undefined;
}

/** Most entries that are in memory at a time. */
const BATCH = 500;

@Injectable()
export class AuditEntriesRepository {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  /**
   * The newest matching entries first.
   * @param before the number that all of them are below; undefined for the first page
   */
  async find({ kinds, actor, from, until }: AuditFilter, limit: number, before?: number): Promise<AuditEntry[]> {
    const query = this.entries.createQueryBuilder('entry').orderBy('entry.id', 'DESC').limit(limit);
    if (kinds) query.andWhere('entry.kind = ANY(:kinds)', { kinds });
    if (actor !== undefined) query.andWhere('entry.actor = :actor', { actor });
    if (from) query.andWhere('entry.at >= :from', { from });
    if (until) query.andWhere('entry.at < :until', { until });
    if (before !== undefined) query.andWhere('entry.id < :before', { before });
    return query.getMany();
  }

  /** All matching entries, the newest first, in batches that are read when they are asked for. */
  async *batches(filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
    let before: number | undefined;
    for (;;) {
      const batch = await this.find(filter, BATCH, before);
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      before = batch.at(-1)?.id;
    }
  }
}
