import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSecret, SECRET_BYTES, sealSecret } from './sealed-secret.js';

const KEY = createSecretKey(Buffer.alloc(32, 7));
const OTHER = createSecretKey(Buffer.from('another secret of an installation'));

const secret = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES });
const person = fc.integer({ min: 1, max: 2_147_483_647 });

describe('a sealed secret', () => {
  it('is opened for its person, and is another one each time', () => {
    fc.assert(
      fc.property(secret, person, (bytes, id) => {
        const [one, other] = [sealSecret(bytes, id, KEY), sealSecret(bytes, id, KEY)];
        expect(one).toHaveLength(48);
        expect(one.equals(other)).toBe(false);
        expect(openSecret(one, id, KEY)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is opened for nobody else, under no other key, and not when a bit has changed', () => {
    fc.assert(
      fc.property(secret, person, fc.nat(48 * 8 - 1), (bytes, id, bit) => {
        const sealed = sealSecret(bytes, id, KEY);
        expect(openSecret(sealed, id - 1, KEY)).toBeUndefined();
        expect(openSecret(sealed, id, OTHER)).toBeUndefined();
        sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(openSecret(sealed, id, KEY)).toBeUndefined();
      }),
    );
  });
});
