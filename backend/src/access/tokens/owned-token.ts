import type { ApiToken } from './api-token.entity.js';

/** Whose a token is. */
export interface TokenOwner {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

/** A token and whose it is; null when it belongs to nobody. */
export interface OwnedToken {
  readonly token: ApiToken;
  readonly owner: TokenOwner | null;
}

/** A token that has just been made. */
export interface MadeToken {
  readonly kept: ApiToken;
  /** Told this once. */
  readonly token: string;
}
