import { Injectable, type PipeTransform } from '@nestjs/common';
import { MAX_TICKET_ID } from '../domain/ticket-id.js';
import { InvalidIdError, TicketNotFoundError } from './ticket-errors.js';

/**
 * A ticket's number from a path.
 * @throws InvalidIdError when it is not a positive whole number
 * @throws TicketNotFoundError when it is greater than any number that the database can give
 */
@Injectable()
export class TicketIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d*$/.test(value)) throw new InvalidIdError();
    const id = Number(value);
    if (id > MAX_TICKET_ID) throw new TicketNotFoundError(value);
    return id;
  }
}
