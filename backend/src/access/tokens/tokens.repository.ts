import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { EntityColumns } from '../../database/entity-columns.js';
import { runPrepared } from '../../database/prepared.js';
import type { Scope } from '../../domain/permission.js';
import type { Role } from '../../domain/role.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { ApiToken } from './api-token.entity.js';
import type { OwnedToken } from './owned-token.js';

export interface NewToken extends Pick<ApiToken, 'personId' | 'name' | 'tokenHash' | 'prefix' | 'scopes'> {
  readonly expiresInDays: number;
}

/** A token that works. */
export interface ValidToken extends Pick<ApiToken, 'id' | 'name' | 'personId' | 'scopes'> {
  /** Its owner's, at this moment; null when it belongs to nobody. */
  readonly role: Role | null;
  /** There is nothing to note about this use: there was one within a minute, and the address is known. */
  readonly isNoted: boolean;
}

const FIND_VALID = `
  SELECT api_token.id, api_token.name, api_token.person_id, api_token.scopes, person.role,
    coalesce(api_token.last_used_at > now() - interval '1 minute', false) AND EXISTS (
      SELECT FROM api_token_address AS known WHERE known.token_id = api_token.id AND known.address = $2
    )
  FROM api_token LEFT JOIN person ON person.id = api_token.person_id
  WHERE api_token.token_hash = $1 AND api_token.expires_at > now() AND person.disabled_at IS NULL`;

/** Unless its owner, or nobody, has as many as allowed that work. */
const INSERT = `
  INSERT INTO api_token (person_id, name, token_hash, prefix, scopes, expires_at)
  SELECT $1::integer, $2::text, $3::bytea, $4::text, $5::text[], now() + make_interval(days => $6)
  WHERE (SELECT count(*) FROM api_token WHERE person_id IS NOT DISTINCT FROM $1 AND expires_at > now()) < $7
  RETURNING id`;

@Injectable()
export class TokensRepository {
  private readonly columns: EntityColumns<ApiToken>;

  constructor(
    @InjectRepository(ApiToken) private readonly tokens: Repository<ApiToken>,
    private readonly audit: AuditLog,
  ) {
    this.columns = new EntityColumns<ApiToken>(tokens.metadata);
  }

  /** Null when it is unknown or expired, or its owner is disabled. One short statement: every request asks. */
  async findValid(tokenHash: Buffer, address: string): Promise<ValidToken | null> {
    const [row] = await runPrepared(this.tokens.manager, FIND_VALID, [tokenHash, address]);
    if (!row) return null;
    const [id, name, personId, scopes, role, isNoted] = row as [
      number,
      string,
      number | null,
      Scope[],
      Role | null,
      boolean,
    ];
    return { id, name, personId, scopes, role, isNoted };
  }

  /** Notes a use, the time at most once a minute; an address that is new goes into the audit log, once. */
  async noteUse(id: number, address: string, record: AuditRecord): Promise<void> {
    await this.tokens.manager.transaction(async (manager) => {
      const added = await runPrepared(
        manager,
        `INSERT INTO api_token_address (token_id, address) SELECT id, $2 FROM api_token WHERE id = $1 FOR KEY SHARE
         ON CONFLICT DO NOTHING RETURNING 1`,
        [id, address],
      );
      if (added.length > 0) await this.audit.record(record, manager);
      await runPrepared(
        manager,
        `UPDATE api_token SET last_used_at = now(), last_used_address = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
        [id, address],
      );
    });
  }

  /**
   * The latest first.
   * @param personId whose; of everybody and nobody when it is left out
   */
  async find(personId?: number): Promise<OwnedToken[]> {
    const rows = await runPrepared(
      this.tokens.manager,
      `SELECT ${this.columns.of('api_token')}, person.id, person.email, person.name
       FROM api_token LEFT JOIN person ON person.id = api_token.person_id
       WHERE $1::integer IS NULL OR api_token.person_id = $1
       ORDER BY api_token.id DESC`,
      [personId ?? null],
    );
    return rows.map((row) => {
      const [id, email, name] = row.slice(this.columns.count) as [number | null, string, string];
      return { token: this.columns.read(row) as ApiToken, owner: id === null ? null : { id, email, name } };
    });
  }

  /**
   * Null when the owner has as many as allowed.
   * @param most tokens of one owner, or of nobody
   */
  async insert(token: NewToken, most: number, record: AuditRecord): Promise<ApiToken | null> {
    const { personId, name, tokenHash, prefix, scopes, expiresInDays } = token;
    return this.tokens.manager.transaction(async (manager) => {
      const values = [personId, name, tokenHash, prefix, scopes, expiresInDays, most];
      const [row] = await runPrepared(manager, INSERT, values);
      if (!row) return null;
      await this.audit.record(record, manager);
      return manager.findOneByOrFail(ApiToken, { id: row[0] as number });
    });
  }

  /**
   * From now on it does not work. False when there is no such token.
   * @param personId whose it has to be; anybody's or nobody's when it is left out
   */
  async revoke(id: number, origin: Origin, personId?: number): Promise<boolean> {
    return this.tokens.manager.transaction(async (manager) => {
      const [row] = await runPrepared(
        manager,
        `DELETE FROM api_token WHERE id = $1 AND ($2::integer IS NULL OR person_id = $2) RETURNING name, prefix`,
        [id, personId ?? null],
      );
      if (!row) return false;
      const [name, prefix] = row as [string, string];
      await this.audit.record(
        { kind: 'token_revoked', ...origin, subject: name, details: { token: id, prefix } },
        manager,
      );
      return true;
    });
  }
}
