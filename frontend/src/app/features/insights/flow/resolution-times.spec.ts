import { describe, expect, it } from 'vitest';
import { cellText, cellValue } from '../charts/figures-sheet';
import { lastDays } from '../range/range';
import { stats } from '../testing/stats';
import { comparison, resolutionSentence, resolutionSheet, resolutionTimes } from './resolution-times';

const RANGE = lastDays(30, '2026-11-21');

function times(tickets: number, median: number | null, ninetieth: number | null) {
  return resolutionTimes(stats({ time_to_resolve: { tickets, median_seconds: median, p90_seconds: ninetieth } }));
}

describe('resolutionTimes', () => {
  it('has the median and the 90th percentile, each with a bar', () => {
    expect(times(1_799, 18_720, 187_200).limits).toEqual([
      { share: 'Half', seconds: 18_720, text: '5 h 12 min', percent: 10 },
      { share: 'Nine of ten', seconds: 187_200, text: '2 d 4 h', percent: 100 },
    ]);
  });

  it('has none without tickets, and no bar of nothing', () => {
    expect(times(0, null, null)).toEqual({ tickets: 0, limits: [] });
    expect(times(1, 0, 0).limits.map(({ percent }) => percent)).toEqual([0, 0]);
  });
});

describe('resolutionSentence', () => {
  it('says what the figures mean', () => {
    expect(resolutionSentence(times(1_799, 18_720, 187_200), RANGE)).toBe(
      'Half of the 1,799 tickets resolved in the last 30 days took at most 5 hours 12 minutes, nine of ten at most 2 days 4 hours.',
    );
    expect(resolutionSentence(times(1, 60, 60), RANGE)).toBe(
      'The one ticket resolved in the last 30 days took 1 minute.',
    );
    expect(resolutionSentence(times(0, null, null), RANGE)).toBe('No ticket was resolved in the last 30 days.');
  });
});

describe('comparison', () => {
  const now = times(100, 3_600, 7_200);

  it('tells the difference of the medians', () => {
    expect(comparison(now, times(100, 5_880, 7_200), RANGE)).toBe('38 min faster than in the 30 days before');
    expect(comparison(now, times(100, 1_800, 7_200), RANGE)).toBe('30 min slower than in the 30 days before');
    expect(comparison(now, times(100, 3_605, 7_200), RANGE)).toBe('as long as in the 30 days before');
    expect(comparison(now, times(100, 1_800, 7_200), { ...RANGE, from: RANGE.to })).toContain('on the day before');
  });

  it('says nothing of a handful of tickets', () => {
    expect(comparison(now, times(9, 5_880, 7_200), RANGE)).toBe('');
    expect(comparison(times(9, 3_600, 7_200), now, RANGE)).toBe('');
    expect(comparison(now, times(0, null, null), RANGE)).toBe('');
  });
});

describe('resolutionSheet', () => {
  it('has words in the table and seconds in the file', () => {
    const { head, rows, fileName } = resolutionSheet(times(1_799, 18_720.4, 187_200), RANGE);
    expect(fileName).toBe('time-to-resolve-2026-10-23-2026-11-21');
    expect(head.map(cellText)).toEqual(['Tickets', 'Took at most']);
    expect(head.map(cellValue)).toEqual(['Tickets', 'Took at most (seconds)']);
    expect(rows.map((row) => row.map(cellText))).toEqual([
      ['Half', '5 h 12 min'],
      ['Nine of ten', '2 d 4 h'],
    ]);
    expect(rows.map((row) => row.map(cellValue))).toEqual([
      ['Half', 18_720],
      ['Nine of ten', 187_200],
    ]);
  });
});
