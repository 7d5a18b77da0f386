import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOfSecret, newSecret } from './opaque-secret.js';

describe('an opaque secret', () => {
  it('is known again by its hash, and never made twice', () => {
    const made = Array.from({ length: 1_000 }, newSecret);
    for (const { secret, hash } of made) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      expect(hashOfSecret(secret)).toEqual(hash);
      expect(hash.toString('base64url')).not.toBe(secret);
    }
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1_000);
  });

  it('is nothing that was not made', () => {
    expect(hashOfSecret(`${newSecret().secret}=`)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        if (!/^[\w-]{43}$/.test(text)) expect(hashOfSecret(text)).toBeUndefined();
      }),
    );
  });
});
