import { DomainError } from '../../common/errors/domain-error.js';

/** The same whatever was wrong, so that nobody learns which accounts there are. */
export class SignInFailedError extends DomainError {
  readonly category = 'unauthenticated';
  readonly code = 'sign_in_failed';

  constructor() {
    super('The e-mail address or the password is not right. Try again, or ask an administrator for a new password.');
  }
}
