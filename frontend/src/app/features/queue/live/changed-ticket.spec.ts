import { describe, expect, it } from 'vitest';
import { ticketEvent } from '../testing/event';
import { ticket } from '../testing/ticket';
import { afterEvent } from './changed-ticket';

const change = (field: string, to: string | null, decided: boolean | null = null) =>
  ({ field, from: null, to, decided }) as never;

describe('a ticket after an event', () => {
  it('has the values that the event tells, and nobody knows the rest', () => {
    const before = ticket({ category_source: 'classifier', needs_review: true });
    const event = ticketEvent({
      version: 2,
      changes: [change('status', 'closed'), change('category', 'account', true)],
    });
    expect(afterEvent(before, event)).toEqual({
      ...before,
      version: 2,
      updated_at: event.at,
      status: 'closed',
      category: 'account',
      category_source: 'person',
      needs_review: false,
    });
  });

  it('still needs a review while something is only proposed', () => {
    const before = ticket({ category_source: 'classifier', priority_source: 'classifier', needs_review: true });
    const event = ticketEvent({ version: 2, changes: [change('category', 'account', true)] });
    expect(afterEvent(before, event)?.needs_review).toBe(true);
  });

  it('is unknown when a change in between was missed, and when its words changed', () => {
    expect(afterEvent(ticket({ version: 1 }), ticketEvent({ version: 3, changes: [] }))).toBeUndefined();
    expect(afterEvent(ticket(), ticketEvent({ version: 2, changes: [change('title', null)] }))).toBeUndefined();
  });
});
