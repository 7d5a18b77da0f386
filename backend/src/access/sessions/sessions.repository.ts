import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Role } from '../../domain/role.js';
import { runPrepared } from '../../database/prepared.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import type { Person } from '../people/person.entity.js';
import type { SessionClient } from './session-client.js';
import { Session } from './session.entity.js';

/** Whose session a request belongs to. */
export interface SessionOwner {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly sessionId: number;
  /** The last use was noted more than a minute ago. */
  readonly isStale: boolean;
}

export interface NewSession extends SessionClient {
  readonly tokenHash: Buffer;
  readonly maxDays: number;
}

const AGENT_LENGTH = 200;
const ADDRESS_LENGTH = 64;

/** A session that is valid: $1 is how many hours it may stay unused. */
const LIVE = `session.expires_at > now() AND session.last_used_at > now() - make_interval(hours => $1)`;

const OWNER = `
  SELECT person.id, person.email, person.name, person.role, session.id,
    session.last_used_at < now() - interval '1 minute'
  FROM session JOIN person ON person.id = session.person_id
  WHERE session.token_hash = $2 AND ${LIVE} AND person.disabled_at IS NULL`;

/** Of one person: a program that signs in again and again leaves no more behind. */
const MOST_SESSIONS = 100;

const END_SURPLUS = `
  DELETE FROM session WHERE id IN (
    SELECT id FROM session WHERE person_id = $1 ORDER BY last_used_at DESC, id DESC OFFSET $2
  )`;

@Injectable()
export class SessionsRepository {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly audit: AuditLog,
  ) {}

  /** Null when there is no such session, it has expired, or its person is disabled. One short statement: every request asks. */
  async findOwner(tokenHash: Buffer, idleHours: number): Promise<SessionOwner | null> {
    const [row] = await runPrepared(this.sessions.manager, OWNER, [idleHours, tokenHash]);
    if (!row) return null;
    const [id, email, name, role, sessionId, isStale] = row as [number, string, string, Role, number, boolean];
    return { id, email, name, role, sessionId, isStale };
  }

  /** Notes that it is used; of requests at the same time, one writes. */
  async touch(id: number): Promise<void> {
    await runPrepared(
      this.sessions.manager,
      `UPDATE session SET last_used_at = now() WHERE id = $1 AND last_used_at < now() - interval '1 minute'`,
      [id],
    );
  }

  /**
   * Opens a session of a person whose account is still as it was when they proved who they are. Of too many, those end that
   * were not used for longest.
   * @param person `rehashed` is another hash of the same password
   * @returns null when the person was disabled meanwhile, or has another password or second factor
   */
  async open(
    person: Pick<Person, 'id' | 'passwordHash' | 'secondFactorAt'> & { readonly rehashed?: string },
    session: NewSession,
    record: AuditRecord,
  ): Promise<{ readonly id: number; readonly expiresAt: Date } | null> {
    const { id, passwordHash, secondFactorAt, rehashed } = person;
    return this.sessions.manager.transaction(async (manager) => {
      const signedIn = await runPrepared(
        manager,
        `UPDATE person SET last_sign_in_at = now(), password_hash = coalesce($4, password_hash)
         WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $2 AND second_factor_at IS NOT DISTINCT FROM $3
           AND disabled_at IS NULL
         RETURNING 1`,
        [id, passwordHash, secondFactorAt, rehashed ?? null],
      );
      if (signedIn.length === 0) return null;
      const opened = await this.insert(manager, id, session);
      await runPrepared(manager, END_SURPLUS, [id, MOST_SESSIONS]);
      await this.audit.record(record, manager);
      return opened;
    });
  }

  /** Those of a person that are valid, the last used one first. */
  async findLive(personId: number, idleHours: number): Promise<Session[]> {
    return this.sessions
      .createQueryBuilder('session')
      .where('session.personId = :personId', { personId })
      .andWhere('session.expiresAt > now()')
      .andWhere('session.lastUsedAt > now() - make_interval(hours => :idleHours)', { idleHours })
      .orderBy('session.lastUsedAt', 'DESC')
      .addOrderBy('session.id', 'DESC')
      .getMany();
  }

  /** Ends one session of a person, or all of them; answers how many there were. */
  async end(personId: number, sessionId: number | 'all', record: AuditRecord): Promise<number> {
    return this.sessions.manager.transaction(async (manager) => {
      const { affected } = await manager.delete(Session, {
        personId,
        ...(sessionId !== 'all' && { id: sessionId }),
      });
      if (affected) await this.audit.record(record, manager);
      return affected ?? 0;
    });
  }

  /** Removes what nobody can use any more, and answers how many there were. */
  async removeExpired(idleHours: number): Promise<number> {
    const removed = await runPrepared(this.sessions.manager, `DELETE FROM session WHERE NOT (${LIVE}) RETURNING 1`, [
      idleHours,
    ]);
    return removed.length;
  }

  private async insert(
    manager: EntityManager,
    personId: number,
    { tokenHash, maxDays, address, agent }: NewSession,
  ): Promise<{ id: number; expiresAt: Date }> {
    const [row] = await runPrepared(
      manager,
      `INSERT INTO session (token_hash, person_id, expires_at, address, agent)
       VALUES ($1, $2, now() + make_interval(days => $3), $4, $5) RETURNING id, expires_at`,
      [tokenHash, personId, maxDays, address.slice(0, ADDRESS_LENGTH), cut(agent, AGENT_LENGTH)],
    );
    const [id, expiresAt] = row as [number, Date];
    return { id, expiresAt };
  }
}

/** Between characters, and without what a database cannot keep. */
function cut(text: string, length: number): string {
  return Array.from(text.replaceAll('\0', '').toWellFormed()).slice(0, length).join('');
}
