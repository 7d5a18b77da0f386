import type { Variant } from '../measure/latency.ts';
import { ticketsPath } from '../request.ts';
import { latencyScenario, type NamedPrepare, type Prepare } from './scenario.ts';

const READ_TICKETS = 200;
const CHANGED_TICKETS = 40;

/** Ids all over the table; the generator numbers its tickets from 1. */
function someIds(tickets: number, most: number): number[] {
  const count = Math.min(most, tickets);
  return Array.from({ length: count }, (_, index) => 1 + Math.floor(((index + 0.5) * tickets) / count));
}

const get: Prepare = (subject) =>
  latencyScenario(subject, {
    name: 'get',
    title: 'get one ticket',
    variants: someIds(subject.stage.tickets, READ_TICKETS).map((id) => ({
      name: 'get',
      request: { path: ticketsPath({}, `${id}/`) },
    })),
  });

/** Through the work on a ticket and back, so that every request changes something however often it comes. */
const update: Prepare = (subject) =>
  latencyScenario(subject, {
    name: 'update',
    title: 'change a status',
    writes: true,
    variants: someIds(subject.stage.tickets, CHANGED_TICKETS).flatMap((id) =>
      ['in_progress', 'resolved', 'open'].map((status): Variant => ({
        name: 'update',
        request: { method: 'PATCH', path: ticketsPath({}, `${id}/`), body: { status } },
      })),
    ),
  });

export const singleTicketScenarios: readonly NamedPrepare[] = [
  ['get', get],
  ['update', update],
];
