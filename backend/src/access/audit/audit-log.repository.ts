import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Origin } from '../../common/access/origin.js';
import { AuditEntry } from './audit-entry.entity.js';

/** What happened: no secrets and no texts of people in it. */
export interface AuditRecord
  extends Pick<AuditEntry, 'kind'>, Partial<Pick<AuditEntry, 'subject' | 'details'>>, Origin {}

/** Keeps what matters for security. Entries are only ever added. */
@Injectable()
export class AuditLog {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  /** @param manager of the transaction that does what is told, so that both are kept or neither is */
  async record(record: AuditRecord, manager: EntityManager = this.entries.manager): Promise<void> {
    const { kind, actor, subject = null, address, details = {} } = record;
    await manager.insert(AuditEntry, { kind, actor, subject, address, details });
  }
}
