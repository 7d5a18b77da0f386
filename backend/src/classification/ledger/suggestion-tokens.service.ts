import { Injectable, Logger } from '@nestjs/common';
import type { Suggestion, TicketText } from '../suggestion.js';
import { isMade, type MadeSuggestion } from './made-suggestion.js';
import { SigningKeyService } from '../../signing-key/signing-key.service.js';
import { issueToken, readToken } from './suggestion-token.js';

/** Lets a suggestion travel through a client to the ticket without being believed on the client's word. */
@Injectable()
export class SuggestionTokensService {
  private readonly logger = new Logger(SuggestionTokensService.name);

  constructor(private readonly key: SigningKeyService) {}

  /** Null for a default, which is no suggestion, and while the key cannot be read. */
  async issue(suggestion: Suggestion, text: TicketText): Promise<string | null> {
    if (!isMade(suggestion)) return null;
    try {
      return issueToken(suggestion, text, await this.key.obtain());
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
    return token === undefined ? null : readToken(token, text, await this.key.obtain());
  }
}
