import { DomainError } from '../../common/errors/domain-error.js';

export class PersonNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'person_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no person ${id}. Look at the list of people for those that there are.`);
  }
}

export class InvalidPersonIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of a person is a whole number from 1 upwards, without leading zeros.');
  }
}

export class EmailTakenError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'email_taken';

  constructor() {
    super('Somebody has this e-mail address already, perhaps in other upper and lower case. Look for it in the list.');
  }
}

export class LastAdministratorError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'last_administrator';

  constructor() {
    super('This is the only administrator who can sign in. Make somebody else an administrator first.');
  }
}

export class PersonDisabledError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'person_disabled';

  constructor() {
    super('This person is disabled and could not sign in with a new password. Enable the account first.');
  }
}
