import { describe, expect, it } from 'vitest';
import { byCategory, byPriority } from './breakdown-data';
import { breakdownSentence } from './breakdown-sentence';

const PRIORITIES = { low: 30, medium: 52, high: 31, critical: 11 };
const CATEGORIES = { billing: 28, technical: 55, account: 22, general: 19 };

describe('byPriority', () => {
  it('lists the most urgent first, each with its count and share', () => {
    const { rows, total } = byPriority(PRIORITIES);

    expect(total).toBe(124);
    expect(rows.map(({ label, tally }) => [label, tally?.count, tally?.share])).toEqual([
      ['Critical', 11, '9%'],
      ['High', 31, '25%'],
      ['Medium', 52, '42%'],
      ['Low', 30, '24%'],
    ]);
  });

  it('leads to the tickets it counts: the value, in every status', () => {
    expect(byPriority(PRIORITIES).rows.map(({ queue }) => queue)).toEqual([
      { priority: 'critical' },
      { priority: 'high' },
      { priority: 'medium' },
      { priority: 'low' },
    ]);
  });

  it('has empty bars, not undefined ones, without tickets', () => {
    const { rows, total } = byPriority({ low: 0, medium: 0, high: 0, critical: 0 });

    expect(total).toBe(0);
    expect(rows.map(({ tally }) => tally)).toEqual(rows.map(() => ({ count: 0, percent: 0, share: '0%' })));
  });

  it('knows its rows before it knows their figures', () => {
    const { rows, total } = byPriority(undefined);

    expect(total).toBeUndefined();
    expect(rows.map(({ value, tally }) => [value, tally])).toEqual([
      ['critical', undefined],
      ['high', undefined],
      ['medium', undefined],
      ['low', undefined],
    ]);
  });
});

describe('byCategory', () => {
  it('keeps its order whatever the counts are', () => {
    expect(byCategory(CATEGORIES).rows.map(({ value }) => value)).toEqual([
      'billing',
      'technical',
      'account',
      'general',
    ]);
    expect(byCategory(CATEGORIES).rows[1]).toMatchObject({ queue: { category: 'technical' }, tally: { count: 55 } });
  });
});

describe('breakdownSentence', () => {
  it('says the chart in words', () => {
    expect(breakdownSentence(byPriority(PRIORITIES))).toBe(
      'Of 124 tickets, 11 are critical (9%), 31 high (25%), 52 medium (42%), and 30 low (24%).',
    );
    expect(breakdownSentence(byCategory({ billing: 1, technical: 0, account: 0, general: 0 }))).toBe(
      'Of 1 ticket, 1 is billing (100%), 0 technical (0%), 0 account (0%), and 0 general (0%).',
    );
  });

  it('says that there are none, and nothing while it does not know', () => {
    expect(breakdownSentence(byPriority({ low: 0, medium: 0, high: 0, critical: 0 }))).toBe(
      'There are no tickets yet.',
    );
    expect(breakdownSentence(byPriority(undefined))).toBe('');
  });
});
