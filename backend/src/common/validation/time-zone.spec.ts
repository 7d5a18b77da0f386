import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { IsTimeZone } from './time-zone.js';

class Query {
  @IsTimeZone()
  time_zone: unknown;
}

const refusal = (time_zone: unknown) =>
  validateSync(plainToInstance(Query, { time_zone }))[0]?.constraints?.['isTimeZone'];

describe('a time zone of a query string', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'may be %s',
    (name) => {
      expect(refusal(name)).toBeUndefined();
    },
  );

  it.each(['Berlin', 'CET', 'EST', '+05:30', 'Europe/Atlantis', 'UTC+3', 'posix/UTC', '../UTC', 'Europe/Berlin ', ''])(
    'is refused by name as %s',
    (name) => {
      expect(refusal(name)).toMatch(`time_zone does not know ${JSON.stringify(name)}`);
    },
  );

  it('survives whatever a parser may hand over', () => {
    fc.assert(fc.property(fc.anything(), (value) => void refusal(value)));
  });
});
