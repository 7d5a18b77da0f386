import { DomainError, TooManyError } from '../../common/errors/domain-error.js';

/** Refused before anything is checked, so it says nothing about the account, the password or the key. */
export class TooManyAttemptsError extends TooManyError {
  readonly code = 'too_many_attempts';

  /** @param retryAfterSeconds at least 1 */
  constructor(retryAfterSeconds: number) {
    super(
      `There were too many attempts. Nothing was checked this time; try again in ${spoken(retryAfterSeconds)}.`,
      retryAfterSeconds,
    );
  }
}

/** What was sent is right, and more is needed: neither a failure, nor a reason to forget earlier ones. */
export abstract class IncompleteAttemptError extends DomainError {}

function spoken(seconds: number): string {
  const [count, unit] = seconds < 100 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
