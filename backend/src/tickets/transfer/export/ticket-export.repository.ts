import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { narrow } from '../../list/ticket-conditions.js';
import type { TicketFilter } from '../../list/ticket-filter.js';
import { Ticket } from '../../ticket.entity.js';

/** Most tickets that are in memory at a time. */
const BATCH_TICKETS = 100;

/** Numbers that one statement looks through, so that it is short however few of them match. */
const SPAN = 20_000;

@Injectable()
export class TicketExportRepository {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

  /**
   * The matching tickets in the order of their numbers, in batches, each read when it is asked for. No connection is held
   * in between. Numbers never change, so no ticket comes twice and none is missing that was there all the time.
   */
  async *batches(filter: TicketFilter): AsyncGenerator<Ticket[]> {
    const last = (await this.tickets.maximum('id')) ?? 0;
    let done = 0;
    while (done < last) {
      const upTo = Math.min(done + SPAN, last);
      const batch = await this.find(filter, done, upTo);
      done = batch.length < BATCH_TICKETS ? upTo : (batch.at(-1)?.id ?? upTo);
      if (batch.length > 0) yield batch;
    }
  }

  /** The first matching tickets with numbers above `after`, up to `upTo`. Rows as they come: no entities are tracked. */
  private async find(filter: TicketFilter, after: number, upTo: number): Promise<Ticket[]> {
    const query = this.tickets
      .createQueryBuilder('ticket')
      .select([])
      .where('ticket.id > :after AND ticket.id <= :upTo', { after, upTo })
      .orderBy('ticket.id')
      .limit(BATCH_TICKETS);
    for (const { propertyName } of this.tickets.metadata.columns) {
      query.addSelect(`ticket.${propertyName}`, propertyName);
    }
    return narrow(query, filter).getRawMany<Ticket>();
  }
}
