import { DomainError } from '../../common/errors/domain-error.js';
import { KEPT_DAYS } from './deleted-ticket.js';

export class DeletedTicketNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'deleted_ticket_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no deleted ticket ${id}. ${KEPT_DAYS} days after its deletion a ticket is gone for good.`);
  }
}

export class TicketNotDeletedError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'ticket_not_deleted';

  constructor(id: number) {
    super(`There is a ticket ${id}, so nothing was restored. Perhaps somebody else has just brought it back: read it.`);
  }
}
