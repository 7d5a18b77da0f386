import type { TicketDto } from '../dto/ticket.dto.js';
import { IdempotencyKeyReusedError, IdempotentTicketGoneError } from './idempotency-errors.js';
import type { KeyedRequest } from './keyed-request.js';

/** What became of the first request under a key. */
export interface FirstAnswer {
  readonly requestHash: Buffer;
  /** Null once the ticket is deleted; then the answer is gone with it. */
  readonly ticketId: number | null;
  readonly answer: object | null;
  /** False for the request that kept the ticket itself. */
  readonly isEarlier: boolean;
}

/**
 * The answer that this request gets.
 * @throws IdempotencyKeyReusedError when the first request asked for something else
 * @throws IdempotentTicketGoneError when the ticket that it was about is deleted
 */
export function answerFor({ hash }: KeyedRequest, { requestHash, answer }: FirstAnswer): TicketDto {
  if (!requestHash.equals(hash)) throw new IdempotencyKeyReusedError();
  if (answer === null) throw new IdempotentTicketGoneError();
  return answer as TicketDto;
}
