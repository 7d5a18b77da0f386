import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidCursorError } from '../errors/domain-error.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';

const cursors: fc.Arbitrary<Cursor> = fc.record({
  order: fc.constantFrom('newest', 'least_sure'),
  isBackward: fc.boolean(),
  numbers: fc.array(
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0),
    { minLength: 1, maxLength: 4 },
  ),
});

describe('cursor', () => {
  it('comes back as it was given', () => {
    fc.assert(fc.property(cursors, (cursor) => expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)));
  });

  it('is refused with a clear error when it was made up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (text) => {
        try {
          expect(encodeCursor(decodeCursor(text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidCursorError);
        }
      }),
    );
  });

  it.each([
    '',
    'abc',
    'MTIz',
    `${encodeCursor({ order: 'newest', isBackward: false, numbers: [0, 1] })}=`,
    Buffer.from('newest>01,1').toString('base64url'),
    Buffer.from('newest>1e999').toString('base64url'),
    Buffer.from('newest>').toString('base64url'),
  ])('refuses %j', (text) => {
    expect(() => decodeCursor(text)).toThrow(InvalidCursorError);
  });
});
