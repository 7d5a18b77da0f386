import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestError } from '../errors/request-error.js';
import { parseIdempotencyKey } from './idempotency-key.js';

const keys = fc.stringMatching(/^[!-~]{1,255}$/);

describe('Idempotency-Key', () => {
  it('is the same key as a quoted string', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(parseIdempotencyKey(`"${key.replace(/["\\]/g, '\\$&')}"`)).toBe(key);
      }),
    );
  });

  it('is taken as it is without quotes', () => {
    fc.assert(
      fc.property(
        keys.filter((key) => !key.startsWith('"')),
        (key) => expect(parseIdempotencyKey(` ${key}\t`)).toBe(key),
      ),
    );
  });

  it('may be left out', () => {
    expect(parseIdempotencyKey(undefined)).toBeUndefined();
  });

  it.each(['', ' ', '""', '"', '"a', 'a b', '"a b"', 'a, b', '"a", "b"', 'ä', '"\\a"', '"a"b"', '"a";p=1', 'a\u0000'])(
    'is refused as %j',
    (header) => {
      expect(() => parseIdempotencyKey(header)).toThrow(RequestError);
    },
  );

  it('is refused when it is longer than 255 characters, which escapes do not count towards', () => {
    expect(parseIdempotencyKey('a'.repeat(255))).toHaveLength(255);
    expect(parseIdempotencyKey(`"${'\\"'.repeat(255)}"`)).toHaveLength(255);
    for (const header of ['a'.repeat(256), `"${'a'.repeat(256)}"`]) {
      expect(() => parseIdempotencyKey(header)).toThrow('1 to 255 visible ASCII characters');
    }
  });
});
