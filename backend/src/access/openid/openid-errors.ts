import { DomainError } from '../../common/errors/domain-error.js';

/** Why somebody could not be signed in by OpenID Connect; the sign-in page has a sentence for each. */
export type OpenIdProblem =
  /** It is not configured here. */
  | 'not_offered'
  /** The provider does not answer. */
  | 'unavailable'
  /** The person, or the provider for them, said no. */
  | 'denied'
  /** The way there and back took too long, was gone before, or began in another browser. */
  | 'expired'
  /** What the provider said cannot be believed. */
  | 'not_believed'
  /** Nothing that the provider says makes the person an agent or an administrator. */
  | 'no_role'
  /** The provider does not say that the e-mail address is the person's. */
  | 'email_unverified'
  /** Somebody has the e-mail address who has to prove first that they are the same. */
  | 'account_exists'
  | 'disabled'
  | 'too_many'
  /** Anything else. */
  | 'failed';

export class OpenIdSignInError extends DomainError {
  readonly category = 'forbidden';
  readonly code = 'openid_sign_in_failed';

  /** @param next where the person wanted to go on; undefined when that is not known */
  constructor(
    readonly problem: OpenIdProblem,
    readonly next?: string,
  ) {
    super('Signing in did not work. The sign-in page says why.');
  }
}
