import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { SecondFactor } from './second-factor.entity.js';

/** What was begun and not finished for so long is over. */
const MINUTES_TO_CONFIRM = 15;

/** Keeps the row of a person as it is until the end of the transaction, when their second factor is on or off as said. */
const lockPerson = (is: 'ON' | 'OFF') => `
  SELECT 1 FROM person
  WHERE id = $1 AND second_factor_at IS ${is === 'ON' ? 'NOT NULL' : 'NULL'} AND disabled_at IS NULL
  FOR NO KEY UPDATE`;

export interface Confirmation {
  /** What was begun: its code was right. */
  readonly factor: SecondFactor;
  /** The time step of that code. */
  readonly step: number;
  /** Hashes. */
  readonly recoveryCodes: readonly string[];
  /** The one session that goes on. */
  readonly keptSession: number;
}

/** What is written here holds the row of the person first, so that it is never on and off at once. */
@Injectable()
export class SecondFactorsRepository {
  constructor(
    @InjectRepository(SecondFactor) private readonly factors: Repository<SecondFactor>,
    private readonly audit: AuditLog,
  ) {}

  /** Null when the person has none, not even one that was begun. */
  async findOf(personId: number): Promise<SecondFactor | null> {
    return this.factors.findOneBy({ personId });
  }

  /** Null when nothing was begun, or too long ago. */
  async findBegun(personId: number): Promise<SecondFactor | null> {
    return this.factors
      .createQueryBuilder('factor')
      .where('factor.personId = :personId', { personId })
      .andWhere('factor.begunAt > now() - make_interval(mins => :minutes)', { minutes: MINUTES_TO_CONFIRM })
      .getOne();
  }

  /**
   * Begins, or begins again.
   * @param secret sealed
   * @returns false when it is on already
   */
  async begin(personId: number, secret: Buffer): Promise<boolean> {
    return this.factors.manager.transaction(async (manager) => {
      if (!(await this.lock(manager, personId, 'OFF'))) return false;
      await runPrepared(
        manager,
        `INSERT INTO second_factor (person_id, secret) VALUES ($1, $2)
         ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, begun_at = now()`,
        [personId, secret],
      );
      return true;
    });
  }

  /**
   * From now on signing in takes a code as well; whoever signed in without one elsewhere is signed out.
   * @returns false when it is on already, or was begun again meanwhile
   */
  async turnOn({ factor, step, recoveryCodes, keptSession }: Confirmation, record: AuditRecord): Promise<boolean> {
    const { personId, secret } = factor;
    return this.factors.manager.transaction(async (manager) => {
      if (!(await this.lock(manager, personId, 'OFF'))) return false;
      const confirmed = await runPrepared(
        manager,
        `UPDATE second_factor SET last_step = $3, recovery_codes = $4 WHERE person_id = $1 AND secret = $2 RETURNING 1`,
        [personId, secret, step, recoveryCodes],
      );
      if (confirmed.length === 0) return false;
      await manager.query('UPDATE person SET second_factor_at = now() WHERE id = $1', [personId]);
      await manager.query('DELETE FROM session WHERE person_id = $1 AND id <> $2', [personId, keptSession]);
      await this.audit.record(record, manager);
      return true;
    });
  }

  /** Takes the code of a time step, unless that one or a later one was taken: of requests at the same time, one gets in. */
  async takeStep({ personId, secret }: SecondFactor, step: number): Promise<boolean> {
    const taken = await runPrepared(
      this.factors.manager,
      `UPDATE second_factor SET last_step = $3 WHERE person_id = $1 AND secret = $2 AND last_step < $3 RETURNING 1`,
      [personId, secret, step],
    );
    return taken.length > 0;
  }

  /** Uses a recovery code up; false when the person has none with this hash any more. */
  async takeRecoveryCode(personId: number, hash: string, origin: Origin): Promise<boolean> {
    return this.factors.manager.transaction(async (manager) => {
      const [row] = await runPrepared(
        manager,
        `UPDATE second_factor SET recovery_codes = array_remove(recovery_codes, $2)
         WHERE person_id = $1 AND $2 = ANY (recovery_codes) RETURNING cardinality(recovery_codes)`,
        [personId, hash],
      );
      if (!row) return false;
      await this.audit.record({ kind: 'recovery_code_used', ...origin, details: { left: row[0] as number } }, manager);
      return true;
    });
  }

  /** New recovery codes, as hashes, for all there were; false when it is off meanwhile. */
  async renewRecoveryCodes(personId: number, hashes: readonly string[], record: AuditRecord): Promise<boolean> {
    return this.factors.manager.transaction(async (manager) => {
      if (!(await this.lock(manager, personId, 'ON'))) return false;
      await manager.query('UPDATE second_factor SET recovery_codes = $2 WHERE person_id = $1', [personId, hashes]);
      await this.audit.record(record, manager);
      return true;
    });
  }

  /**
   * From now on the password alone is enough again. False when it is off already.
   * @param sessions whether those of the person end
   */
  async turnOff(personId: number, sessions: 'end' | 'keep', record: AuditRecord): Promise<boolean> {
    return this.factors.manager.transaction(async (manager) => {
      const turned = await runPrepared(
        manager,
        `UPDATE person SET second_factor_at = NULL WHERE id = $1 AND second_factor_at IS NOT NULL RETURNING 1`,
        [personId],
      );
      if (turned.length === 0) return false;
      await manager.query('DELETE FROM second_factor WHERE person_id = $1', [personId]);
      if (sessions === 'end') await manager.query('DELETE FROM session WHERE person_id = $1', [personId]);
      await this.audit.record(record, manager);
      return true;
    });
  }

  /** Removes what was begun and never finished, and answers how many there were. */
  async removeOld(): Promise<number> {
    const removed = await runPrepared(
      this.factors.manager,
      `DELETE FROM second_factor USING person
       WHERE person.id = second_factor.person_id AND person.second_factor_at IS NULL
         AND second_factor.begun_at <= now() - make_interval(mins => $1)
       RETURNING 1`,
      [MINUTES_TO_CONFIRM],
    );
    return removed.length;
  }

  private async lock(manager: EntityManager, personId: number, is: 'ON' | 'OFF'): Promise<boolean> {
    return (await runPrepared(manager, lockPerson(is), [personId])).length > 0;
  }
}
