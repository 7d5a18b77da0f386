import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../database/data-source-options.js';
import { Ticket } from '../../tickets/ticket.entity.js';
import type { TicketWithPast } from './demo-past.js';

/** How many demo tickets were there before, and how many were added. */
export interface DemoResult {
  present: number;
  added: number;
}

/**
 * Adds the tickets in one transaction, all or none; when some of their texts are there already, only if `again`.
 * @throws the driver's error when the database cannot be reached
 */
export async function addDemoTickets(url: string, tickets: TicketWithPast[], again: boolean): Promise<DemoResult> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await dataSource.transaction(async (manager) => {
      // Two runs at the same time would both find nothing and both add everything.
      await manager.query('LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE');
      const present = await manager
        .createQueryBuilder(Ticket, 'ticket')
        .where('(ticket.title, ticket.description) IN (SELECT * FROM unnest(:titles::text[], :descriptions::text[]))', {
          titles: tickets.map(({ title }) => title),
          descriptions: tickets.map(({ description }) => description),
        })
        .getCount();
      if (present > 0 && !again) return { present, added: 0 };
      await manager.insert(Ticket, tickets);
      return { present, added: tickets.length };
    });
  } finally {
    await dataSource.destroy();
  }
}
