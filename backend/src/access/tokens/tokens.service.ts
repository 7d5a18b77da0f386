import { Injectable } from '@nestjs/common';
import type { TokenPrincipal } from '../../common/access/principal.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { permissionsOfRole, type Permission } from '../../domain/permission.js';
import { tokenActor } from '../../common/access/origin.js';
import type { Origin } from '../../common/access/origin.js';
import type { CreateTokenDto } from './dto/create-token.dto.js';
import type { MadeToken, OwnedToken } from './owned-token.js';
import { TokenNotFoundError, TooManyTokensError } from './token-errors.js';
import { hashOfToken, newToken } from './token-text.js';
import { TokensRepository } from './tokens.repository.js';

/** Tokens of one person, or of nobody. */
export const MOST_TOKENS = 50;

/** As long as an address is kept. */
const ADDRESS_LENGTH = 64;

/** What makes a token. */
export interface TokenMaker {
  /** Whose it will be; null for nobody's. */
  readonly personId: number | null;
  /** What whoever makes it may do: it can be for nothing else. */
  readonly permissions: ReadonlySet<Permission>;
}

/** What lets programs act without a session. */
@Injectable()
export class TokensService {
  constructor(private readonly tokens: TokensRepository) {}

  /**
   * Who sends a request with this token: it may do what it is for, as far as its owner may at this moment. The use is
   * noted.
   * @param token as it was sent; may be anything
   * @param address where the request comes from
   * @returns undefined when it is unknown, expired or revoked, or its owner is disabled
   */
  async principalOf(token: string, address: string): Promise<TokenPrincipal | undefined> {
    const hash = hashOfToken(token);
    const place = address.slice(0, ADDRESS_LENGTH);
    const found = hash && (await this.tokens.findValid(hash, place));
    if (!found) return undefined;
    const { id, name, personId, scopes, role, isNoted } = found;
    if (!isNoted) {
      const record = {
        kind: 'token_used_elsewhere',
        actor: tokenActor(found),
        address: place,
        details: { token: id },
      } as const;
      await this.tokens.noteUse(id, place, record);
    }
    const most = permissionsOfRole(role ?? 'admin');
    return { kind: 'token', id, name, personId, permissions: new Set(scopes.filter((scope) => most.has(scope))) };
  }

  /** Of one person, the latest first. */
  async listOf(personId: number): Promise<OwnedToken[]> {
    return this.tokens.find(personId);
  }

  /** Everybody's and nobody's, the latest first. */
  async listAll(): Promise<OwnedToken[]> {
    return this.tokens.find();
  }

  /**
   * @throws ValidationError when it would be for more than its maker may do
   * @throws TooManyTokensError
   */
  async create({ personId, permissions }: TokenMaker, dto: CreateTokenDto, origin: Origin): Promise<MadeToken> {
    const scopes = [...new Set(dto.scopes)];
    const beyond = scopes.filter((scope) => !permissions.has(scope));
    if (beyond.length > 0)
      throw new ValidationError({ scopes: [`you cannot give away what you may not do: ${beyond.join(', ')}`] });
    const { token, hash, prefix } = newToken();
    const kept = await this.tokens.insert(
      { personId, name: dto.name, tokenHash: hash, prefix, scopes, expiresInDays: dto.expires_in_days },
      MOST_TOKENS,
      {
        kind: 'token_created',
        ...origin,
        subject: dto.name,
        details: { prefix, scopes: scopes.join(' '), expires_in_days: dto.expires_in_days, service: personId === null },
      },
    );
    if (!kept) throw new TooManyTokensError(MOST_TOKENS);
    return { kept, token };
  }

  /**
   * One's own.
   * @throws TokenNotFoundError also for those of others
   */
  async revokeOf(personId: number, id: number, origin: Origin): Promise<void> {
    if (!(await this.tokens.revoke(id, origin, personId))) throw new TokenNotFoundError(id);
  }

  /**
   * Anybody's or nobody's.
   * @throws TokenNotFoundError
   */
  async revokeAny(id: number, origin: Origin): Promise<void> {
    if (!(await this.tokens.revoke(id, origin))) throw new TokenNotFoundError(id);
  }
}
