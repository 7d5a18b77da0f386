/**
 * Why a call to a model gave no usable answer:
 * `unauthorized` the key is refused, `rate_limited` too many calls, `unavailable` not reachable or not able,
 * `timeout` too slow, `invalid_answer` an answer that breaks the agreed form, `refused` the model declined,
 * `unexpected` a fault of our own, `out_of_time` the time for the whole suggestion ended before the provider's own.
 *
 * Or why no call was made: `paused` after failures, or because the provider asked for time; `busy` as many calls are
 * running as may; `capped` the day's calls or tokens are used up; `uncounted` the database cannot count the call.
 */
export const FAILURE_KINDS = [
  'unauthorized',
  'rate_limited',
  'unavailable',
  'timeout',
  'invalid_answer',
  'refused',
  'unexpected',
  'out_of_time',
  'paused',
  'busy',
  'capped',
  'uncounted',
] as const;

type FailureKind = (typeof FAILURE_KINDS)[number];

/** What a call consumed, as far as the provider told. */
export interface Tokens {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

interface FailureDetails {
  /** The same call may well succeed a moment later. */
  readonly transient?: boolean;
  /** Milliseconds that the provider asked us to wait. */
  readonly retryAfterMs?: number;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** An unusable answer is paid for as well. */
  readonly tokens?: Tokens;
}

/**
 * The one error that a provider throws, and what stands around it. It is safe to log: `detail` is always our own
 * wording, and there is no `cause`, because a provider's error carries messages and headers that can quote the ticket
 * or the key.
 */
export class LlmFailure extends Error {
  override readonly name = 'LlmFailure';
  readonly transient: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly tokens: Tokens | undefined;

  constructor(
    readonly kind: FailureKind,
    detail: string,
    { transient = false, retryAfterMs, status, tokens }: FailureDetails = {},
  ) {
    super(`${kind}: ${detail}`);
    this.transient = transient;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
    this.tokens = tokens;
  }
}
