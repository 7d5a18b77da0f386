import { DomainError } from '../../common/errors/domain-error.js';

export class IdempotencyKeyReusedError extends DomainError {
  readonly category = 'mismatch';
  readonly code = 'idempotency_key_reused';

  constructor() {
    super(
      'This Idempotency-Key was used for another ticket within the last 24 hours. Send the same body again, or choose a new key.',
    );
  }
}

export class IdempotentTicketGoneError extends DomainError {
  readonly category = 'gone';
  readonly code = 'idempotent_ticket_gone';

  constructor() {
    super(
      'The ticket that was created under this Idempotency-Key has been deleted since. Choose a new key to create it anew.',
    );
  }
}
