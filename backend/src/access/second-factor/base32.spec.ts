import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf } from '../../../test/support/authenticator.js';
import { base32 } from './base32.js';

describe('base32', () => {
  // RFC 4648, section 10, without padding
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j as %s', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
  });

  it('is read again as what it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...bytesOf(base32(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
