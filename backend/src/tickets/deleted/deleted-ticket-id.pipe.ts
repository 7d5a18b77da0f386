import { IdPipe } from '../../common/http/id.pipe.js';
import { InvalidIdError } from '../ticket-errors.js';
import { DeletedTicketNotFoundError } from './deleted-ticket-errors.js';

/** The number of a deleted ticket from a path. */
export const DELETED_TICKET_ID = new IdPipe({
  malformed: () => new InvalidIdError(),
  unknown: (id) => new DeletedTicketNotFoundError(id),
});
