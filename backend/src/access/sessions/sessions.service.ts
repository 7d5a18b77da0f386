import { Injectable } from '@nestjs/common';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { Environment } from '../../config/environment.js';
import { permissionsOfRole } from '../../domain/permission.js';
import type { AuditKind } from '../audit/audit-kind.js';
import type { Origin } from '../../common/access/origin.js';
import { hashOfSecret, newSecret } from '../opaque-secret.js';
import type { Person } from '../people/person.entity.js';
import type { SessionClient } from './session-client.js';
import { SessionNotFoundError } from './session-errors.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

/** A person who has just signed in. */
export interface OpenedSession {
  /** For the browser alone; nothing else can make it again. */
  readonly token: string;
  readonly principal: PersonPrincipal;
  /** When it ends however much it is used. */
  readonly expiresAt: Date;
}

/** Somebody who has just proved who they are. */
interface Proven {
  readonly person: Person;
  /** Another hash of the same password, when the kept one is outdated. */
  readonly rehashed?: string;
  /** How it was proved, for the audit log. */
  readonly by: 'password' | 'setup' | 'openid';
}

/** Who is signed in where. Everything is in the database: it ends there and then for all replicas. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly environment: Environment,
  ) {}

  /**
   * Whose session it is; undefined when the token is not one, or its session is over.
   * @param isUse whether the session is being used, which puts off its end
   */
  async principalOf(token: string, isUse = true): Promise<PersonPrincipal | undefined> {
    const hash = hashOfSecret(token);
    const owner = hash && (await this.sessions.findOwner(hash, this.environment.SESSION_IDLE_HOURS));
    if (!owner) return undefined;
    const { isStale, ...person } = owner;
    if (isStale && isUse) await this.sessions.touch(person.sessionId);
    return { kind: 'person', ...person, permissions: permissionsOfRole(person.role) };
  }

  /**
   * Signs a person in, with a token that nobody knew before.
   * @returns undefined when the person was disabled meanwhile, or has another password or second factor
   */
  async open({ person, rehashed, by }: Proven, client: SessionClient): Promise<OpenedSession | undefined> {
    const { secret: token, hash: tokenHash } = newSecret();
    const opened = await this.sessions.open(
      { ...person, ...(rehashed !== undefined && { rehashed }) },
      { ...client, tokenHash, maxDays: this.environment.SESSION_MAX_DAYS },
      { kind: 'signed_in', actor: person.email, address: client.address, details: { by } },
    );
    if (!opened) return undefined;
    const { id, email, name, role } = person;
    const permissions = permissionsOfRole(role);
    return {
      token,
      principal: { kind: 'person', id, email, name, role, sessionId: opened.id, permissions },
      expiresAt: opened.expiresAt,
    };
  }

  /** Those of a person that are not over, the last used one first. */
  async list(personId: number): Promise<Session[]> {
    return this.sessions.findLive(personId, this.environment.SESSION_IDLE_HOURS);
  }

  /** Signs a person out here. */
  async signOut({ id, sessionId }: PersonPrincipal, origin: Origin): Promise<void> {
    await this.end(id, sessionId, 'signed_out', origin);
  }

  /** Signs a person out everywhere, here as well. */
  async signOutEverywhere({ id }: PersonPrincipal, origin: Origin): Promise<void> {
    await this.end(id, 'all', 'signed_out', origin);
  }

  /** @throws SessionNotFoundError when the person has no such session */
  async endOne({ id }: PersonPrincipal, sessionId: number, origin: Origin): Promise<void> {
    if ((await this.end(id, sessionId, 'session_ended', origin)) === 0) throw new SessionNotFoundError(sessionId);
  }

  private async end(personId: number, sessionId: number | 'all', kind: AuditKind, origin: Origin): Promise<number> {
    return this.sessions.end(personId, sessionId, { kind, ...origin, details: { session: sessionId } });
  }
}
