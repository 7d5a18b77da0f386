import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS } from './period.js';
import { wholeWeeksIn } from './whole-weeks.js';

const MONDAY = 1;

const after = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

describe('the whole weeks in a period', () => {
  it.each([
    ['begin on its first Monday and end on its last Sunday', '2026-10-23', '2026-11-21', '2026-10-26', '2026-11-16'],
    ['are all of it when it goes from a Monday to a Sunday', '2026-11-02', '2026-11-15', '2026-11-02', '2026-11-16'],
    ['may be a single one', '2026-11-16', '2026-11-22', '2026-11-16', '2026-11-23'],
    ['go over the end of a year', '2024-12-28', '2025-01-07', '2024-12-30', '2025-01-06'],
    ['go over 29 February', '2024-02-24', '2024-03-05', '2024-02-26', '2024-03-04'],
    ['are known before 1970', '1900-01-01', '1900-01-15', '1900-01-01', '1900-01-15'],
  ])('%s', (_, from, to, firstWeek, afterWeeks) => {
    expect(wholeWeeksIn({ from, to })).toEqual({ firstWeek, afterWeeks });
  });

  it.each([
    ['of a single day', '2026-11-16', '2026-11-16'],
    ['shorter than a week', '2026-11-16', '2026-11-21'],
    ['that has seven days of two weeks', '2026-11-17', '2026-11-23'],
    ['that has all but two days of two weeks', '2026-11-10', '2026-11-21'],
    ['at the end of all days', '9999-12-28', '9999-12-31'],
  ])('do not exist in one %s', (_, from, to) => {
    expect(wholeWeeksIn({ from, to })).toEqual({ firstWeek: from, afterWeeks: from });
  });

  it('take every day of any period exactly once, together with the days around them, of which there are at most twelve', () => {
    const firstDay = fc.integer({ min: Date.parse('1900-01-01') / DAY_MS, max: Date.parse('9998-12-30') / DAY_MS });
    fc.assert(
      fc.property(firstDay, fc.integer({ min: 1, max: 366 }), (first, length) => {
        const from = after('1970-01-01', first);
        const to = after(from, length - 1);
        const { firstWeek, afterWeeks } = wholeWeeksIn({ from, to });
        const before: string[] = [];
        for (let day = from; day < firstWeek; day = after(day, 1)) before.push(day);
        const weeks: string[] = [];
        for (let monday = firstWeek; monday < afterWeeks; monday = after(monday, 7)) {
          expect(new Date(monday).getUTCDay()).toBe(MONDAY);
          weeks.push(...Array.from({ length: 7 }, (_, day) => after(monday, day)));
        }
        const rest: string[] = [];
        for (let day = afterWeeks; day <= to; day = after(day, 1)) rest.push(day);
        expect([...before, ...weeks, ...rest]).toEqual(Array.from({ length }, (_, day) => after(from, day)));
        expect(before.length + rest.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
