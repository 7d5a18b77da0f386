import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import type { Suggestion, TicketText } from '../suggestion.js';
import { isMade, type MadeSuggestion } from './made-suggestion.js';
import { SigningKeyRepository } from './signing-key.repository.js';
import { issueToken, readToken } from './suggestion-token.js';

/** Lets a suggestion travel through a client to the ticket without being believed on the client's word. */
@Injectable()
export class SuggestionTokensService implements OnModuleInit {
  private readonly logger = new Logger(SuggestionTokensService.name);
  private key?: KeyObject;

  constructor(
    private readonly environment: Environment,
    private readonly keys: SigningKeyRepository,
  ) {}

  /** Suggestions must go on while the database is away, so the key is fetched before anybody needs it. */
  async onModuleInit(): Promise<void> {
    await this.obtainKey().catch(() => undefined);
  }

  /** Null for a default, which is no suggestion, and while the key cannot be read. */
  async issue(suggestion: Suggestion, text: TicketText): Promise<string | null> {
    if (!isMade(suggestion)) return null;
    try {
      return issueToken(suggestion, text, await this.obtainKey());
    } catch (error) {
      this.logger.warn(`A suggestion goes out without a token: ${error instanceof Error ? error.name : 'unknown'}.`);
      return null;
    }
  }

  /**
   * The suggestion that was made for exactly this text, or null for any other token.
   * @throws the database's error when the key cannot be read
   */
  async read(token: string | undefined, text: TicketText): Promise<MadeSuggestion | null> {
    return token === undefined ? null : readToken(token, text, await this.obtainKey());
  }

  private async obtainKey(): Promise<KeyObject> {
    const { TOKEN_SECRET } = this.environment;
    // a Buffer would be made into one for each signature, which takes longer than to sign
    this.key ??= createSecretKey(TOKEN_SECRET === undefined ? await this.keys.obtain() : Buffer.from(TOKEN_SECRET));
    return this.key;
  }
}
