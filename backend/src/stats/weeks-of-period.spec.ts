import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS } from './period.js';
import { weeksOf } from './weeks-of-period.js';

const MONDAY = 1;

const after = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const daysFrom = (first: string, length: number) => Array.from({ length }, (_, day) => after(first, day));

describe('the weeks of a period', () => {
  it.each([
    ['may begin and end within a week', '2026-10-23', '2026-11-21', '2026-10-19', 4, '2026-11-16', 6],
    ['are all of it from a Monday to a Sunday', '2026-11-02', '2026-11-15', '2026-11-02', 0, '2026-11-09', 7],
    ['may be one', '2026-11-17', '2026-11-19', '2026-11-16', 1, '2026-11-16', 4],
    ['of a day are one', '2026-11-22', '2026-11-22', '2026-11-16', 6, '2026-11-16', 7],
    ['go over the end of a year', '2024-12-28', '2025-01-07', '2024-12-23', 5, '2025-01-06', 2],
    ['go over 29 February', '2024-02-24', '2024-03-05', '2024-02-19', 5, '2024-03-04', 2],
    ['are known before 1970', '1900-01-01', '1900-01-15', '1900-01-01', 0, '1900-01-15', 1],
    ['are known at the end of all days', '9999-12-28', '9999-12-31', '9999-12-27', 1, '9999-12-27', 5],
  ])('%s', (_, from, to, firstMonday, daysBefore, lastMonday, daysOfLast) => {
    expect(weeksOf({ from, to })).toEqual({ firstMonday, daysBefore, lastMonday, daysOfLast });
  });

  it('have every day of any period exactly once, when the days before it are taken away', () => {
    const firstDay = fc.integer({ min: Date.parse('1900-01-01') / DAY_MS, max: Date.parse('9998-12-30') / DAY_MS });
    fc.assert(
      fc.property(firstDay, fc.integer({ min: 1, max: 366 }), (first, length) => {
        const from = after('1970-01-01', first);
        const to = after(from, length - 1);
        const { firstMonday, daysBefore, lastMonday, daysOfLast } = weeksOf({ from, to });
        const days: string[] = [];
        for (let monday = firstMonday; monday < lastMonday; monday = after(monday, 7))
          days.push(...daysFrom(monday, 7));
        days.push(...daysFrom(lastMonday, daysOfLast));
        const before = daysFrom(firstMonday, daysBefore);
        expect(days.filter((day) => !before.includes(day))).toEqual(daysFrom(from, length));
        expect(days).toHaveLength(length + daysBefore);
        expect([firstMonday, lastMonday].map((monday) => new Date(monday).getUTCDay())).toEqual([MONDAY, MONDAY]);
      }),
    );
  });
});
