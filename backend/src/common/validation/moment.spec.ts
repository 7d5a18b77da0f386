import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { endOf, IsMoment, startOf } from './moment.js';

class Query {
  @IsMoment()
  from: unknown;
}

const refusal = (from: unknown) => validateSync(plainToInstance(Query, { from }))[0]?.constraints?.['isMoment'];

describe('a moment of a query string', () => {
  it.each(['2026-11-21', '2024-02-29', '2026-11-21T08:00Z', '2026-11-21T08:00:00.123Z', '2026-11-21T08:00:00+05:30'])(
    'may be %s',
    (text) => {
      expect(refusal(text)).toBeUndefined();
    },
  );

  it.each([
    '0000-01-01',
    '0001-01-01T00:00+14:00',
    '9999-12-31',
    'yesterday',
    '2026-11',
    '2026-02-30',
    '2026-13-01',
    '2026-11-21 08:00',
    '2026-11-21T25:00Z',
    '21.11.2026',
  ])('is refused by name as %s', (text) => {
    expect(refusal(text)).toMatch(`from does not know "${text}"`);
  });

  it.each([7, null, ['2026-11-21', '2026-11-22']])('is refused as %j', (value) => {
    expect(refusal(value)).toMatch('no single text');
  });

  it('covers a whole UTC day as a date, and no time as an instant', () => {
    expect(startOf('2026-11-21').toISOString()).toBe('2026-11-21T00:00:00.000Z');
    expect(endOf('2026-11-21').toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(endOf('2026-11-21T08:00+02:00')).toEqual(startOf('2026-11-21T06:00Z'));
  });
});
