import { DomainError } from '../../common/errors/domain-error.js';

export class SetupClosedError extends DomainError {
  readonly category = 'forbidden';
  readonly code = 'setup_closed';

  constructor() {
    super('There is an administrator already. Sign in, or ask the administrator for an account.');
  }
}
