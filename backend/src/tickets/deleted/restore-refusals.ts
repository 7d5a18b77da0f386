import { InvalidIdError } from '../ticket-errors.js';
import { DeletedTicketNotFoundError, TicketNotDeletedError } from './deleted-ticket-errors.js';

/** Why a ticket is not restored, for the API document. */
export const RESTORE_REFUSALS = [new InvalidIdError(), new DeletedTicketNotFoundError(7), new TicketNotDeletedError(7)];
