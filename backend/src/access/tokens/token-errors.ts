import { DomainError } from '../../common/errors/domain-error.js';

export class TokenNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'token_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no token ${id} that you could revoke. It may have been revoked already.`);
  }
}

export class InvalidTokenIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of a token is a whole number from 1 upwards, without leading zeros.');
  }
}

export class TooManyTokensError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'too_many_tokens';

  constructor(most: number) {
    super(`There are ${most} tokens already, which is the most. Revoke one that is not used any more.`);
  }
}
