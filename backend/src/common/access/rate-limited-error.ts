import { TooManyError } from '../errors/domain-error.js';

export class RateLimitedError extends TooManyError {
  readonly code = 'rate_limited';

  constructor(retryAfterSeconds: number) {
    super(
      `There were too many requests in the last minute. Try again in ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`}.`,
      retryAfterSeconds,
    );
  }
}
