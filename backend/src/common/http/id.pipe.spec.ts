import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidCursorError, ValidationError } from '../errors/domain-error.js';
import { IdPipe } from './id.pipe.js';

const pipe = new IdPipe({
  malformed: () => new InvalidCursorError(),
  unknown: (id) => new ValidationError({ id: [id] }),
});

describe('IdPipe', () => {
  it('reads every number that the database can give', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (id) => pipe.transform(`${id}`) === id));
  });

  it.each(['2147483648', '99999999999', '9'.repeat(400)])('does not know %s', (id) => {
    expect(() => pipe.transform(id)).toThrow(expect.objectContaining({ fields: { id: [id] } }));
  });

  it.each(['', '0', '07', '-1', '+1', '1.5', '1e3', '0x1', ' 1', '1\n', '١', 'a', '%00'])('refuses %j', (id) => {
    expect(() => pipe.transform(id)).toThrow(InvalidCursorError);
  });
});
