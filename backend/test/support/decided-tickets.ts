import type { CorpusTicket } from '../../src/classification/embedded/corpus.js';
import type { DecidedTicket } from '../../src/classification/learning/decided-ticket.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';

/** The tickets as somebody decided them who knows how, with ids from `firstId` on. */
export function decidedBy(agent: string | null, tickets: readonly CorpusTicket[], firstId = 1): DecidedTicket[] {
  return tickets.map(({ title, description, category, priority }, index) => ({
    ticketId: firstId + index,
    title: title ?? description.slice(0, 60),
    description,
    category,
    priority,
    isCorrection: true,
    agent,
  }));
}

/** The same tickets, each set to the value after the right one. */
export function mislabelled(tickets: readonly DecidedTicket[]): DecidedTicket[] {
  const after = <Value>(values: readonly Value[], value: Value | undefined): Value => {
    const [first] = values;
    return values[values.indexOf(value as Value) + 1] ?? (first as Value);
  };
  return tickets.map((ticket) => ({
    ...ticket,
    category: after(CATEGORIES, ticket.category),
    priority: after(PRIORITIES, ticket.priority),
  }));
}
