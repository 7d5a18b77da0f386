import { Injectable } from '@nestjs/common';
import { SigningKeyService } from '../../signing-key/signing-key.service.js';
import { MAX_ID } from '../../domain/id.js';
import type { Ticket } from '../ticket.entity.js';
import { TicketsRepository } from '../tickets.repository.js';
import { RequestNotFoundError } from './request-errors.js';
import { claimedTicket, isRequesterKeyOf, requesterKeyOf, type KeyedTicket } from './requester-key.js';

/** Lets those who sent a ticket see what becomes of it, and nobody else who has not got the link from them. */
@Injectable()
export class RequesterLinksService {
  constructor(
    private readonly key: SigningKeyService,
    private readonly tickets: TicketsRepository,
  ) {}

  /** What leads to the ticket, for whoever has just sent it. */
  async keyOf(ticket: KeyedTicket): Promise<string> {
    return requesterKeyOf(ticket, await this.key.obtain());
  }

  /**
   * The ticket of a key.
   * @param key as it was sent; may be anything
   * @throws RequestNotFoundError also when the ticket has been deleted
   */
  async find(key: string): Promise<Ticket> {
    const id = claimedTicket(key);
    const found = id === undefined || id > MAX_ID ? null : await this.tickets.findById(id);
    if (!found || !isRequesterKeyOf(key, found.ticket, await this.key.obtain())) throw new RequestNotFoundError();
    return found.ticket;
  }
}
