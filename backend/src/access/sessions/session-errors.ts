import { DomainError } from '../../common/errors/domain-error.js';

export class SessionNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'session_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`You have no session ${id}. It may have ended already.`);
  }
}

export class InvalidSessionIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of a session is a whole number from 1 upwards, without leading zeros.');
  }
}
