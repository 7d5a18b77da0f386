import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { Omittable } from './omittable.js';
import { IsListOf } from './one-of.js';

const COLOURS = ['red', 'green', 'blue'];

class Query {
  @Omittable()
  @IsListOf(COLOURS)
  colour?: string[];
}

function read(colour: unknown) {
  const query = plainToInstance(Query, { colour });
  const [error] = validateSync(query);
  return { colour: query.colour, refusal: error && Object.values(error.constraints ?? {}).join() };
}

describe('a list in a query string', () => {
  it('means the same repeated, comma-separated or both, without duplicates and blanks', () => {
    const values = fc.array(fc.constantFrom(...COLOURS, '', ' '), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1 }), (repeated) => {
        const expected = [...new Set(repeated.flat().filter((value) => value.trim() !== ''))];
        const { colour, refusal } = read(repeated.map((part) => part.join(',')));
        expect(refusal).toBeUndefined();
        expect(colour ?? []).toEqual(expected);
      }),
    );
  });

  it('refuses every unknown value by its name', () => {
    const unknown = fc.stringMatching(/^[a-z]{1,10}$/).filter((value) => !COLOURS.includes(value));
    fc.assert(fc.property(unknown, (value) => expect(read(`red,${value}`).refusal).toContain(`"${value}"`)));
  });

  it('survives whatever a parser may hand over', () => {
    fc.assert(fc.property(fc.anything(), (value) => void read(value)));
  });
});
