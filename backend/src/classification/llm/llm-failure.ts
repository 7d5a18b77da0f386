/**
 * Why a model gave no usable answer:
 * `unauthorized` the key is refused, `rate_limited` too many calls, `unavailable` not reachable or not able,
 * `timeout` too slow, `invalid_answer` an answer that breaks the agreed form, `refused` the model declined.
 */
type LlmFailureKind = 'unauthorized' | 'rate_limited' | 'unavailable' | 'timeout' | 'invalid_answer' | 'refused';

/**
 * The one error a provider throws. It is safe to log: `detail` is always our own wording, and there is no `cause`,
 * because a provider's error carries messages and headers that can quote the ticket or the key.
 */
export class LlmFailure extends Error {
  override readonly name = 'LlmFailure';

  constructor(
    readonly kind: LlmFailureKind,
    detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}
