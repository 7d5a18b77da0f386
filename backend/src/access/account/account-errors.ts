import { DomainError } from '../../common/errors/domain-error.js';

/** Whoever signs in with an OpenID provider may have none. */
export class NoPasswordError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'no_password';

  constructor() {
    super(
      'You have no password here, because you sign in elsewhere. An administrator can make a link with which you choose one.',
    );
  }
}
