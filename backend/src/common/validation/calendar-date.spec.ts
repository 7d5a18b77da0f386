import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { IsCalendarDate } from './calendar-date.js';

class Query {
  @IsCalendarDate()
  from: unknown;
}

const refusal = (from: unknown) => validateSync(plainToInstance(Query, { from }))[0]?.constraints?.['isCalendarDate'];

describe('a calendar date of a query string', () => {
  it('is any day from 1900 to 9999', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => expect(refusal(day.toISOString().slice(0, 10))).toBeUndefined()));
  });

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '21.11.2026', '2026-11-21T08:00Z'])(
    'is refused by name as %s',
    (text) => {
      expect(refusal(text)).toMatch(`from does not know "${text}"`);
    },
  );

  it.each(['0000-01-01', '1899-12-31', '-001-01-01'])('is refused before 1900, as %s', (text) => {
    expect(refusal(text)).toMatch('not before 1900');
  });

  it('survives whatever a parser may hand over', () => {
    fc.assert(fc.property(fc.anything(), (value) => void refusal(value)));
  });
});
