import { describe, expect, it } from '@jest/globals';
import type { Comparison, Metrics } from './comparison.js';
import type { DecidedTicket } from './decided-ticket.js';
import { reasonToReject, tooFewToJudge } from './gate.js';

type Measure = 'accuracy' | 'macroF1';

const comparison = (field: keyof Comparison, measure: Measure, change: number): Comparison => {
  const same = { tickets: 100, before: { accuracy: 0.8, macroF1: 0.7 }, after: { accuracy: 0.8, macroF1: 0.7 } };
  const changed = { ...same, after: { ...same.after, [measure]: same.before[measure] + change } };
  return { category: same, priority: same, [field]: changed };
};

const metrics = (on: keyof Metrics, field: keyof Comparison, measure: Measure, change: number): Metrics => {
  const same = comparison('category', 'accuracy', 0);
  return { heldOut: same, testCorpus: same, [on]: comparison(field, measure, change) };
};

const CASES: [keyof Comparison, Measure][] = [
  ['category', 'accuracy'],
  ['category', 'macroF1'],
  ['priority', 'accuracy'],
  ['priority', 'macroF1'],
];

describe('reasonToReject', () => {
  it.each(CASES)('lets a version pass whose %s has the same or a better %s', (field, measure) => {
    for (const on of ['heldOut', 'testCorpus'] as const) {
      expect(reasonToReject(metrics(on, field, measure, 0))).toBeNull();
      expect(reasonToReject(metrics(on, field, measure, 0.05))).toBeNull();
    }
  });

  it.each(CASES)('refuses a version whose %s has a lower %s on held-out decisions', (field, measure) => {
    expect(reasonToReject(metrics('heldOut', field, measure, -0.001))).toContain(field);
  });

  it.each(CASES)('allows the %s one point less %s on the test corpus, and no more', (field, measure) => {
    expect(reasonToReject(metrics('testCorpus', field, measure, -0.01))).toBeNull();
    expect(reasonToReject(metrics('testCorpus', field, measure, -0.011))).toContain(field);
  });

  it('says what fell, and how far', () => {
    expect(reasonToReject(metrics('testCorpus', 'priority', 'macroF1', -0.2))).toBe(
      'On the test corpus, the macro-F1 of priority falls from 70.0 % to 50.0 %.',
    );
  });
});

describe('tooFewToJudge', () => {
  const decided = (fields: Partial<DecidedTicket>, count: number): DecidedTicket[] =>
    Array.from({ length: count }, (_, ticketId) => ({
      ticketId,
      description: 'x',
      isCorrection: true,
      agent: null,
      ...fields,
    }));

  it('asks for twenty decisions about each field', () => {
    const both = { category: 'billing', priority: 'low' } as const;
    expect(tooFewToJudge(decided(both, 20))).toBeNull();
    expect(tooFewToJudge(decided(both, 19))).toContain('there are 19 for category and 19 for priority');
    expect(tooFewToJudge([...decided({ category: 'billing' }, 30), ...decided({ priority: 'low' }, 19)])).toContain(
      '30 for category and 19 for priority',
    );
  });
});
