import { describe, expect, it } from 'vitest';
import { flowStats } from '../testing/stats';
import { byCategory, byPriority, byStatus } from './breakdown-data';
import { breakdownSentence } from './breakdown-sentence';
import { breakdownSheet } from './breakdown-sheet';
import { byAge } from './open-by-age';

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

describe('byStatus', () => {
  it('lists the life of a ticket in its order', () => {
    const { rows } = byStatus({ open: 67, in_progress: 21, resolved: 24, closed: 12 });
    expect(rows.map(({ label, tally, queue }) => [label, tally?.count, queue])).toEqual([
      ['Open', 67, { status: 'open' }],
      ['In progress', 21, { status: 'in_progress' }],
      ['Resolved', 24, { status: 'resolved' }],
      ['Closed', 12, { status: 'closed' }],
    ]);
  });
});

describe('byAge', () => {
  // One open ticket of each of the last 90 days, and 10 that are older.
  const open = { ...flowStats('2026-08-24', '2026-11-21', () => 1), total_tickets: 100 };

  it('counts the open tickets by the days since their creation, and what is older together', () => {
    const { rows, total } = byAge(open, '2026-11-21');
    expect(total).toBe(100);
    expect(rows.map(({ label, tally }) => [label, tally?.count])).toEqual([
      ['Today', 1],
      ['1–6 days', 6],
      ['7–29 days', 23],
      ['30–89 days', 60],
      ['90 days or more', 10],
    ]);
  });

  it('opens the open tickets of those days', () => {
    expect(byAge(open, '2026-11-21').rows.map(({ queue }) => queue)).toEqual([
      { status: 'open', created_from: '2026-11-21', created_to: '2026-11-21' },
      { status: 'open', created_from: '2026-11-15', created_to: '2026-11-20' },
      { status: 'open', created_from: '2026-10-23', created_to: '2026-11-14' },
      { status: 'open', created_from: '2026-08-24', created_to: '2026-10-22' },
      { status: 'open', created_to: '2026-08-23' },
    ]);
  });

  it('says itself in words', () => {
    expect(breakdownSentence(byAge(open, '2026-11-21'))).toBe(
      'Of 100 open tickets, 1 is from today (1%), 6 1–6 days old (6%), 23 7–29 days old (23%), 60 30–89 days old (60%), and 10 older (10%).',
    );
    expect(breakdownSentence(byAge({ ...flowStats('2026-08-24', '2026-11-21', () => 0) }, '2026-11-21'))).toBe(
      'There are no open tickets.',
    );
  });
});

describe('breakdownSheet', () => {
  it('has a row for each value', () => {
    expect(breakdownSheet(byPriority(PRIORITIES), 'Priority', 'Tickets by priority', '2026-11-21')).toEqual({
      caption: 'Tickets by priority',
      fileName: 'tickets-by-priority-2026-11-21',
      head: ['Priority', 'Tickets', 'Share'],
      rows: [
        ['Critical', 11, '9%'],
        ['High', 31, '25%'],
        ['Medium', 52, '42%'],
        ['Low', 30, '24%'],
      ],
    });
  });

  it('is not there before the figures are', () => {
    expect(breakdownSheet(byPriority(undefined), 'Priority', 'Tickets by priority', '2026-11-21')).toBeUndefined();
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
