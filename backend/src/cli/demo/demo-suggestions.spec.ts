import { describe, expect, it } from '@jest/globals';
import { EmbeddedClassifier } from '../../classification/embedded/embedded-classifier.js';
import type { Judgement, TicketText } from '../../classification/suggestion.js';
import { isDone } from '../../domain/status.js';
import { withPasts } from './demo-past.js';
import { withSuggestions } from './demo-suggestions.js';
import { DEMO_TICKETS } from './demo-tickets.js';

/** Always of the same opinion, and silent about one ticket. */
class OneOpinion extends EmbeddedClassifier {
  override readonly version = 'test';

  override classify({ title }: TicketText): Judgement | null {
    if (title === DEMO_TICKETS[0]?.title) return null;
    const confidences = { categoryConfidence: 0.7, priorityConfidence: 0.4 };
    return { category: 'technical', priority: 'medium', ...confidences, reason: 'One opinion.', evidence: [] };
  }
}

const pasts = withPasts(DEMO_TICKETS, new Date('2026-11-21T09:30:00.000Z'), 1);
const entries = withSuggestions(pasts, new OneOpinion());
const labels = new Map(DEMO_TICKETS.map((ticket) => [ticket.title, ticket]));

describe('the suggestions of demo tickets', () => {
  it('are what the classifier says, made when the ticket was', () => {
    for (const { ticket, suggestion } of entries) {
      if (ticket.title === DEMO_TICKETS[0]?.title) expect(suggestion).toBeNull();
      else expect(suggestion).toMatchObject({ category: 'technical', version: 'test', createdAt: ticket.createdAt });
    }
  });

  it.each(['category', 'priority'] as const)('are decided on the ticket’s own %s, or open', (field) => {
    for (const { ticket, suggestion } of entries) {
      const label = labels.get(ticket.title)?.[field];
      const isOpen = suggestion?.[`${field}Outcome`] === 'open';
      expect(ticket[field]).toBe(isOpen ? suggestion[field] : label);
      expect(ticket[`${field}Confidence`]).toBe(isOpen ? suggestion[`${field}Confidence`] : null);
      if (!suggestion || isOpen) continue;
      expect(suggestion).toMatchObject({
        [`${field}Outcome`]: suggestion[field] === label ? 'accepted' : 'overridden',
        [`${field}Final`]: label,
        [`${field}DecidedBy`]: ticket.status === 'open' ? 'submitter' : 'agent',
      });
    }
  });

  it('are open only while somebody still works on the ticket, and decided by agents for the most part', () => {
    const outcomes = entries.flatMap(({ ticket, suggestion }) => (suggestion ? [{ ticket, suggestion }] : []));
    const open = outcomes.filter(({ suggestion }) => suggestion.categoryOutcome === 'open');
    expect(open.length).toBeGreaterThan(20);
    expect(open.filter(({ ticket }) => isDone(ticket.status))).toEqual([]);
    const byAgents = outcomes.filter(({ suggestion }) => suggestion.categoryDecidedBy === 'agent');
    expect(byAgents.length).toBeGreaterThan(outcomes.length / 2);
  });
});
