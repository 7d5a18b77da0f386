import { DataSource } from 'typeorm';
import { SuggestionRecord } from '../../classification/ledger/suggestion-record.entity.js';
import { dataSourceOptions } from '../../database/data-source-options.js';
import { Ticket } from '../../tickets/ticket.entity.js';
import type { DemoEntry } from './demo-suggestions.js';

/** How many demo tickets were there before, and how many were added. */
export interface DemoResult {
  present: number;
  added: number;
}

/**
 * Adds the tickets and their suggestions in one transaction, all or none; when some of their texts are there already, only if `again`.
 * @throws the driver's error when the database cannot be reached
 */
export async function addDemoTickets(url: string, entries: readonly DemoEntry[], again: boolean): Promise<DemoResult> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await dataSource.transaction(async (manager) => {
      // Two runs at the same time would both find nothing and both add everything.
      await manager.query('LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE');
      const present = await manager
        .createQueryBuilder(Ticket, 'ticket')
        .where('(ticket.title, ticket.description) IN (SELECT * FROM unnest(:titles::text[], :descriptions::text[]))', {
          titles: entries.map(({ ticket }) => ticket.title),
          descriptions: entries.map(({ ticket }) => ticket.description),
        })
        .getCount();
      if (present > 0 && !again) return { present, added: 0 };
      const tickets = manager.create(
        Ticket,
        entries.map(({ ticket }) => ticket),
      );
      await manager.insert(Ticket, tickets); // gives them their numbers
      const suggestions = entries.flatMap(({ suggestion }, index) =>
        suggestion ? [{ ...suggestion, evidence: [...suggestion.evidence], ticketId: tickets[index]?.id ?? null }] : [],
      );
      await manager.insert(SuggestionRecord, suggestions);
      return { present, added: entries.length };
    });
  } finally {
    await dataSource.destroy();
  }
}
