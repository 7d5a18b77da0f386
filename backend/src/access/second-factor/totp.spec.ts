import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hotp, readTotp, stepAt, stepOf } from './totp.js';

/** Of RFC 4226, appendix D, and of RFC 6238, appendix B. */
const SECRET = Buffer.from('12345678901234567890');

const secret = fc.uint8Array({ minLength: 20, maxLength: 20 });
const moment = fc.integer({ min: 60_000, max: Date.parse('2200-01-01') });

describe('a code by a counter', () => {
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('%i is %s', (counter, code) => {
    expect(hotp(SECRET, counter)).toBe(code);
  });
});

describe('a code by the time', () => {
  // the last six of the eight digits there
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds is %s', (seconds, code) => {
    expect(hotp(SECRET, stepAt(seconds * 1_000))).toBe(code);
    expect(stepOf(code, SECRET, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('counts one step before and one after its own', () => {
    fc.assert(
      fc.property(secret, moment, fc.integer({ min: -1, max: 1 }), (key, now, steps) => {
        const step = stepAt(now) + steps;
        expect(hotp(key, stepOf(hotp(key, step), key, now) ?? 0)).toBe(hotp(key, step));
      }),
    );
  });

  it('counts in no other step, unless the code happens to be the same', () => {
    fc.assert(
      fc.property(secret, moment, fc.constantFrom(-3, -2, 2, 3, 1_000), (key, now, steps) => {
        const code = hotp(key, Math.max(0, stepAt(now) + steps));
        fc.pre(![-1, 0, 1].some((near) => hotp(key, stepAt(now) + near) === code));
        expect(stepOf(code, key, now)).toBeUndefined();
      }),
    );
  });

  it('is six digits for every secret and moment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), moment, (key, now) => {
        expect(hotp(key, stepAt(now))).toMatch(/^\d{6}$/);
      }),
    );
  });

  it('is understood with spaces, and nothing else is one', () => {
    expect(readTotp(' 123 456\n')).toBe('123456');
    for (const text of ['', '12345', '1234567', '12345a', '१२३४५६', '-12345', '1e5000', '7K2M-9QXA-04TB'])
      expect(readTotp(text)).toBeUndefined();
  });
});
