import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOfToken, newToken } from './token-text.js';

describe('the text of a token', () => {
  it('is marked, safe in headers and addresses, and known again by its hash', () => {
    const { token, prefix, hash } = newToken();
    expect(token).toMatch(/^td_[A-Za-z0-9_-]{49}$/);
    expect(token.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(8);
    expect(hashOfToken(token)).toEqual(hash);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newToken().token)).size).toBe(1_000);
  });

  it('is not one when any character was mistyped, or some are missing', () => {
    const { token } = newToken();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_. é\0'), (place, typed) => {
        const mistyped = token.slice(0, place) + typed + token.slice(place + 1);
        expect(hashOfToken(mistyped) === undefined).toBe(mistyped !== token);
        expect(hashOfToken(token.slice(0, place))).toBeUndefined();
      }),
    );
  });

  it('is not anything else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(hashOfToken(text)).toBeUndefined()));
  });
});
