import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeEventId, encodeEventId, isAfter } from './stream-place.js';

const position = fc.record({ xid: fc.bigInt(0n, 2n ** 60n - 1n), id: fc.bigInt(0n, 2n ** 60n - 1n) });

describe('the id of an event', () => {
  it('leads back to its place, and to the second', () => {
    const name = fc.stringMatching(/^[0-9a-f]{8}$/);
    fc.assert(
      fc.property(name, position, fc.nat(4_000_000_000), (stream, where, seconds) => {
        const moment = new Date(seconds * 1_000 + 999);
        const decoded = decodeEventId(encodeEventId({ stream, position: where }, moment));
        expect(decoded).toEqual({ place: { stream, position: where }, moment: new Date(seconds * 1_000) });
      }),
    );
  });

  it.each([
    '',
    '7',
    'nonsense',
    '3fa9c1d2-1-1',
    '3fa9c1d2-1-1-1-1',
    '3fa9c1d2-g-1-1',
    '3fa9c1d2-1-1-1\n',
    ' 3fa9c1d2-1-1-1',
  ])('is not %j', (text) => {
    expect(decodeEventId(text)).toBeNull();
  });

  it('never is a number that the database cannot take', () => {
    expect(decodeEventId(`3fa9c1d2-1-${'f'.repeat(16)}-1`)).toBeNull();
  });
});

describe('positions of a stream', () => {
  it('are ordered by transaction, then by event', () => {
    fc.assert(
      fc.property(position, position, (one, other) => {
        const isLater = one.xid === other.xid ? one.id > other.id : one.xid > other.xid;
        expect(isAfter(one, other)).toBe(isLater);
      }),
    );
    expect(isAfter({ xid: 3n, id: 1n }, { xid: 2n, id: 9n })).toBe(true);
    expect(isAfter({ xid: 2n, id: 9n }, { xid: 2n, id: 9n })).toBe(false);
  });
});
