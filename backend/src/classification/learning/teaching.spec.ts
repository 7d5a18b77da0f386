import { describe, expect, it } from '@jest/globals';
import type { DecidedTicket } from './decided-ticket.js';
import { cappedPerAgent, examplesFrom, isHeldOut } from './teaching.js';

const ticket = (ticketId: number, fields: Partial<DecidedTicket> = {}): DecidedTicket => ({
  ticketId,
  title: `Ticket ${ticketId}`,
  description: 'Something happened.',
  category: 'billing',
  isCorrection: true,
  agent: null,
  ...fields,
});

const tickets = (count: number, fields?: Partial<DecidedTicket>) =>
  Array.from({ length: count }, (_, index) => ticket(index + 1, fields));

const totalWeight = (examples: readonly { weight?: number }[]) =>
  examples.reduce((sum, { weight = NaN }) => sum + weight, 0);

describe('isHeldOut', () => {
  it('keeps about a fifth of the tickets, and always the same ones', () => {
    const kept = tickets(10_000).filter(isHeldOut);
    expect(kept.length).toBeGreaterThan(1_900);
    expect(kept.length).toBeLessThan(2_100);
    expect(kept.slice(0, 5).map(({ ticketId }) => ticketId)).toEqual([8, 9, 39, 46, 47]);
    expect(isHeldOut(ticket(8, { category: 'general', agent: 'another' }))).toBe(true);
  });
});

describe('cappedPerAgent', () => {
  it('takes the first tickets of each agent', () => {
    const bulk = tickets(9, { agent: 'busy' });
    const few = tickets(2, { agent: 'other' });
    expect(cappedPerAgent([...bulk, ...few], 3)).toEqual([...bulk.slice(0, 3), ...few]);
  });

  it('counts those without a name as one agent', () => {
    expect(cappedPerAgent(tickets(9), 4)).toHaveLength(4);
  });
});

describe('examplesFrom', () => {
  it('lets a correction count twice, a confirmation once', () => {
    const [corrected, confirmed] = examplesFrom([ticket(1), ticket(2, { isCorrection: false })], 1_000);
    expect([corrected?.weight, confirmed?.weight]).toEqual([2, 1]);
  });

  it('never lets decisions count more than half the corpus', () => {
    const examples = examplesFrom([...tickets(300), ...tickets(300, { isCorrection: false })], 1_000);
    expect(totalWeight(examples)).toBeCloseTo(500);
    expect(examples[0]?.weight).toBeCloseTo(2 * (examples[300]?.weight ?? NaN));
  });

  it('leaves open what nobody decided', () => {
    expect(examplesFrom([ticket(1)], 10)[0]).toMatchObject({ category: 'billing', title: 'Ticket 1' });
    expect(examplesFrom([ticket(1)], 10)[0]).not.toHaveProperty('priority');
    expect(examplesFrom([], 10)).toEqual([]);
  });
});
