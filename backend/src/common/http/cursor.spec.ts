import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidCursorError } from '../errors/domain-error.js';
import { decodeCursor, encodeCursor } from './cursor.js';

describe('cursor', () => {
  it('comes back as it was given', () => {
    const places = fc.record({
      createdAt: fc.date({ min: new Date(0), max: new Date('2200-12-31'), noInvalidDate: true }),
      id: fc.integer({ min: 1, max: 2_147_483_647 }),
    });
    fc.assert(fc.property(places, (place) => expect(decodeCursor(encodeCursor(place))).toEqual(place)));
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

  it.each(['', 'abc', 'MTIz', `${encodeCursor({ createdAt: new Date(0), id: 1 })}=`])('refuses %j', (text) => {
    expect(() => decodeCursor(text)).toThrow(InvalidCursorError);
  });
});
