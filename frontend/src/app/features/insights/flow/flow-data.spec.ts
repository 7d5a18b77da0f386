import { describe, expect, it } from 'vitest';
import { cellText, cellValue } from '../charts/figures-sheet';
import { flowStats } from '../testing/stats';
import { flowLabel, flowOf, flowSentence, flowSheet, labelledSteps, stepName } from './flow-data';

const WEEK = flowStats(
  '2026-11-15',
  '2026-11-21',
  (index) => [4, 9, 2, 0, 1, 3, 5][index] ?? 0,
  (index) => [4, 3, 3, 0, 0, 1, 6][index] ?? 0,
);
const YEAR = flowStats(
  '2025-11-22',
  '2026-11-21',
  () => 2,
  () => 1,
);

describe('flowOf', () => {
  it('has a step for each day, and what they make together', () => {
    const { unit, steps, created, resolved } = flowOf(WEEK);
    expect([unit, steps.length, created, resolved]).toEqual(['day', 7, 24, 17]);
    expect(steps[1]).toEqual({ from: '2026-11-16', to: '2026-11-16', created: 9, resolved: 3 });
  });

  it('has one for each calendar week where the days would be a thicket, and loses none', () => {
    const { unit, steps, created } = flowOf(YEAR);
    expect([unit, steps.length, created]).toEqual(['week', 53, 730]);
    // A Saturday and a Sunday, then whole weeks from Monday on.
    expect(steps[0]).toEqual({ from: '2025-11-22', to: '2025-11-23', created: 4, resolved: 2 });
    expect(steps[1]).toEqual({ from: '2025-11-24', to: '2025-11-30', created: 14, resolved: 7 });
    expect(steps.at(-1)).toMatchObject({ from: '2026-11-16', to: '2026-11-21', created: 12 });
  });
});

describe('the flow in words', () => {
  it('tells how often less was resolved than came', () => {
    expect(flowSentence(flowOf(WEEK))).toBe('Fewer were resolved than created on 3 of 7 days.');
    expect(flowSentence(flowOf(YEAR))).toBe('Fewer were resolved than created in 53 of 53 weeks.');
    expect(flowSentence(flowOf(flowStats('2026-11-21', '2026-11-21', () => 1)))).toBe(
      'Fewer were resolved than created on 1 of 1 day.',
    );
  });

  it('says the chart in one sentence, with the busiest day', () => {
    expect(flowLabel(flowOf(WEEK))).toBe(
      'Tickets created and resolved per day, 15 – 21 Nov 2026: 24 created and 17 resolved; fewer resolved than created on 3 of 7 days; most created on 16 Nov (9).',
    );
    expect(flowLabel(flowOf(YEAR))).toContain('; most created from 24 Nov to 30 Nov (14).');
  });

  it('names a day and a week', () => {
    expect(stepName({ from: '2026-11-16', to: '2026-11-16', created: 0, resolved: 0 })).toBe('Mon 16 Nov');
    expect(stepName({ from: '2026-11-16', to: '2026-11-22', created: 0, resolved: 0 })).toBe('16 Nov – 22 Nov');
  });
});

describe('flowSheet', () => {
  it('has the same figures for people and for programs', () => {
    const { caption, fileName, head, rows } = flowSheet(flowOf(WEEK));
    expect(caption).toBe('Tickets created and resolved per day, 15 – 21 Nov 2026');
    expect(fileName).toBe('created-and-resolved-2026-11-15-2026-11-21');
    expect(head).toEqual(['Day', 'Created', 'Resolved']);
    expect(rows[1]?.map(cellText)).toEqual(['Mon 16 Nov', '9', '3']);
    expect(rows[1]?.map(cellValue)).toEqual(['2026-11-16', 9, 3]);
  });

  it('has both ends of a week', () => {
    const { head, rows } = flowSheet(flowOf(YEAR));
    expect(head).toEqual(['First day', 'Last day', 'Created', 'Resolved']);
    expect(rows[1]?.map(cellValue)).toEqual(['2025-11-24', '2025-11-30', 14, 7]);
  });
});

describe('labelledSteps', () => {
  it('names the last step and as many before it as there is room for', () => {
    const flow = flowOf(flowStats('2026-10-23', '2026-11-21', () => 1));
    const named = (most: number) => flow.steps.flatMap((_, index) => (labelledSteps(flow, most)(index) ? [index] : []));
    expect(named(30)).toHaveLength(30);
    expect(named(7)).toEqual([1, 8, 15, 22, 29]);
    expect(named(3)).toEqual([1, 15, 29]);
    expect(named(2)).toEqual([8, 29]);
  });
});
