import { DomainError } from '../errors/domain-error.js';

/** A visitor may not do this; somebody who has signed in perhaps may. */
export class SignInRequiredError extends DomainError {
  readonly category = 'unauthenticated';
  readonly code = 'sign_in_required';

  constructor() {
    super('This needs somebody who has signed in, or an API token. Sign in and try again.');
  }
}

export class InvalidTokenError extends DomainError {
  readonly category = 'unauthenticated';
  readonly code = 'invalid_token';

  constructor() {
    super('The API token is unknown, expired or revoked. Make a new one and send it as "Authorization: Bearer …".');
  }
}

export class NotAllowedError extends DomainError {
  readonly category = 'forbidden';
  readonly code = 'not_allowed';
  override readonly members: { readonly required: string };

  constructor(required: string) {
    super(`This needs the permission "${required}", which you do not have. Ask an administrator for it.`);
    this.members = { required };
  }
}

/** What a page of another site asked the browser to do with the session of a person. */
export class CrossSiteRequestError extends DomainError {
  readonly category = 'forbidden';
  readonly code = 'cross_site_request';

  constructor() {
    super(
      'The request came from another site than the session that it uses. Repeat it in a page of TriageDesk itself.',
    );
  }
}
