import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../../../shared/day';
import { datedDays } from '../../../shared/dated-days';
import { dayIn, daysFrom, fullDay, shortDay, weekday } from './calendar';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dayIn', () => {
  it('is the date on the wall there', () => {
    const moment = Date.parse('2026-11-21T23:30:00Z');
    expect(dayIn('UTC', moment)).toBe('2026-11-21');
    expect(dayIn('Europe/Berlin', moment)).toBe('2026-11-22');
    expect(dayIn('America/New_York', moment)).toBe('2026-11-21');
    expect(dayIn('Pacific/Kiritimati', moment)).toBe('2026-11-22');
  });
});

describe('isDay', () => {
  it.each(['2026-02-28', '2028-02-29', '1999-12-31'])('takes %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['', 'yesterday', '2026-02-29', '2026-13-01', '2026-1-1', '20261121', '2026-11-21T00:00'])(
    'refuses “%s”',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('addDays and daysFrom', () => {
  it('count calendar days, also over a change of the clocks', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysFrom('2026-10-23', '2026-11-21')).toBe(30);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (day, count) => {
        expect(daysFrom(day, addDays(day, count))).toBe(count + 1);
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });
});

describe('the words for days', () => {
  it('are short on an axis, with the weekday in a table and with the year in a title', () => {
    expect(shortDay('2026-11-21')).toBe('21 Nov');
    expect(fullDay('2026-11-21')).toBe('Sat 21 Nov');
    expect(datedDays('2026-10-23', '2026-11-21')).toBe('23 Oct – 21 Nov 2026');
    expect(datedDays('2026-11-21', '2026-11-21')).toBe('21 Nov 2026');
    expect(weekday('2026-11-21')).toBe(5);
    expect(weekday('2026-11-16')).toBe(0);
  });
});
