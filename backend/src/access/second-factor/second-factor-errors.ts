import { DomainError } from '../../common/errors/domain-error.js';
import { IncompleteAttemptError } from '../throttle/throttle-errors.js';

/** Only for whoever has sent the right password. */
export class SecondFactorRequiredError extends IncompleteAttemptError {
  readonly category = 'unauthenticated';
  readonly code = 'second_factor_required';

  constructor() {
    super(
      'The password is right. Send it again together with a code of the authenticator app, or with a recovery code.',
    );
  }
}

/** Says no more than `SecondFactorRequiredError` does: whoever reads it has sent the right password. */
export class SecondFactorFailedError extends DomainError {
  readonly category = 'unauthenticated';
  readonly code = 'second_factor_failed';

  constructor() {
    super('The code is not right, or it was used already. Wait for the next one, or use a recovery code.');
  }
}

export class SecondFactorOnError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'second_factor_on';

  constructor() {
    super('Your second factor is on already. Turn it off first to begin with another authenticator app.');
  }
}

export class SecondFactorOffError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'second_factor_off';

  constructor() {
    super('You have no second factor. Turn it on first.');
  }
}

export class SecondFactorNotBegunError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'second_factor_not_begun';

  constructor() {
    super('This was not begun, or too long ago. Begin again, and add the new secret to the authenticator app.');
  }
}

export class OwnSecondFactorError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'own_second_factor';

  constructor() {
    super('This is your own second factor. Turn it off in your account, with your password and a code.');
  }
}
