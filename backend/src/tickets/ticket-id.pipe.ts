import { IdPipe } from '../common/http/id.pipe.js';
import { InvalidIdError, TicketNotFoundError } from './ticket-errors.js';

/** A ticket's number from a path. */
export const TICKET_ID = new IdPipe({
  malformed: () => new InvalidIdError(),
  unknown: (id) => new TicketNotFoundError(id),
});
