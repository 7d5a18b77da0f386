import type { TicketDto } from '../dto/ticket.dto.js';
import { IdempotencyKeyReusedError } from './idempotency-errors.js';
import type { KeyedRequest } from './keyed-request.js';

/** What became of the first request under a key. */
export interface FirstAnswer {
  readonly requestHash: Buffer;
  /** Null once the ticket is deleted; then the answer is gone with it. */
  readonly ticketId: number | null;
  /** Null also once the ticket's title or description was changed: what was removed there must not stay here. */
  readonly answer: object | null;
  /** False for the request that kept the ticket itself. */
  readonly isEarlier: boolean;
}

/**
 * The answer that this request gets; null when it was forgotten.
 * @throws IdempotencyKeyReusedError when the first request asked for something else
 */
export function answerFor({ hash }: KeyedRequest, { requestHash, answer }: FirstAnswer): TicketDto | null {
  if (!requestHash.equals(hash)) throw new IdempotencyKeyReusedError();
  return answer as TicketDto | null;
}
