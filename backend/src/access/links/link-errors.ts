import { DomainError } from '../../common/errors/domain-error.js';

export class InvalidLinkError extends DomainError {
  readonly category = 'forbidden';
  readonly code = 'invalid_link';

  constructor() {
    super('This link does not work: it was used already, has expired, or is not complete. Ask for a new one.');
  }
}
