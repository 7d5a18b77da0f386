import { DomainError, StaleVersionError } from '../common/errors/domain-error.js';
import type { TicketDto } from './dto/ticket.dto.js';

export class TicketNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'ticket_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no ticket ${id}. It may have been deleted.`);
  }
}

export class InvalidIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('A ticket number is a whole number from 1 upwards, without leading zeros.');
  }
}

export class VersionConflictError extends StaleVersionError {
  readonly code = 'version_conflict';

  constructor(current: TicketDto) {
    super(
      'Somebody has changed this ticket meanwhile, so your change was not made. Look at "current", and send the change again with its ETag if it still makes sense.',
      current.version,
      current,
    );
  }
}
