import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import { Person } from '../people/person.entity.js';
import { OneTimeLink, type LinkKind } from './one-time-link.entity.js';

/** A link that was used says so for as long. */
const KEPT_DAYS = 30;

@Injectable()
export class OneTimeLinksRepository {
  constructor(
    @InjectRepository(OneTimeLink) private readonly links: Repository<OneTimeLink>,
    private readonly audit: AuditLog,
  ) {}

  /** Every process that starts without an administrator makes one of its own. */
  async addSetup(tokenHash: Buffer, hours: number): Promise<void> {
    await this.add(this.links.manager, { tokenHash, kind: 'setup', personId: null, hours });
  }

  /**
   * A link with which a person may choose a password: earlier ones end that would not work longer than this one, so that
   * a mail, which anybody can ask for, does not end what an administrator has made. Answers when it expires.
   */
  async addReset(personId: number, tokenHash: Buffer, hours: number, record: AuditRecord): Promise<Date> {
    return this.links.manager.transaction(async (manager) => {
      await manager.query(
        `DELETE FROM one_time_link
         WHERE person_id = $1 AND used_at IS NULL AND expires_at <= now() + make_interval(hours => $2)`,
        [personId, hours],
      );
      const expiresAt = await this.add(manager, { tokenHash, kind: 'reset', personId, hours });
      await this.audit.record(record, manager);
      return expiresAt;
    });
  }

  /** Whether a link of this kind would work now. */
  async isValid(tokenHash: Buffer, kind: LinkKind): Promise<boolean> {
    const found = await runPrepared(
      this.links.manager,
      `SELECT 1 FROM one_time_link WHERE token_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > now()`,
      [tokenHash, kind],
    );
    return found.length > 0;
  }

  /** Whose password a link lets choose; null when it does not work, or the person may not sign in. */
  async findPerson(tokenHash: Buffer): Promise<Person | null> {
    return this.links.manager
      .createQueryBuilder(Person, 'person')
      .innerJoin(OneTimeLink, 'link', 'link.personId = person.id')
      .where('link.tokenHash = :tokenHash AND link.usedAt IS NULL AND link.expiresAt > now()', { tokenHash })
      .andWhere('person.disabledAt IS NULL')
      .getOne();
  }

  /** Uses a link up, in the transaction that does what it is for; false when it does not work any more. */
  async use(tokenHash: Buffer, kind: LinkKind, manager: EntityManager): Promise<boolean> {
    const used = await runPrepared(
      manager,
      `UPDATE one_time_link SET used_at = now()
       WHERE token_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > now() RETURNING 1`,
      [tokenHash, kind],
    );
    return used.length > 0;
  }

  /** Removes links that ended a while ago, and answers how many. */
  async removeOld(): Promise<number> {
    const removed = await runPrepared(
      this.links.manager,
      `DELETE FROM one_time_link WHERE expires_at < now() - make_interval(days => $1) RETURNING 1`,
      [KEPT_DAYS],
    );
    return removed.length;
  }

  private async add(
    manager: EntityManager,
    { tokenHash, kind, personId, hours }: Pick<OneTimeLink, 'tokenHash' | 'kind' | 'personId'> & { hours: number },
  ): Promise<Date> {
    const [row] = await runPrepared(
      manager,
      `INSERT INTO one_time_link (token_hash, kind, person_id, expires_at)
       VALUES ($1, $2, $3, now() + make_interval(hours => $4)) RETURNING expires_at`,
      [tokenHash, kind, personId, hours],
    );
    return (row as [Date])[0];
  }
}
