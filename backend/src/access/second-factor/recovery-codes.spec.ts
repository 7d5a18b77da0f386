import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newRecoveryCodes, readRecoveryCode, shownRecoveryCode } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten different ones of 60 bits, without letters that look like others', () => {
    const codes = Array.from({ length: 20 }, newRecoveryCodes);
    for (const ten of codes) {
      expect(ten).toHaveLength(10);
      for (const code of ten)
        expect(shownRecoveryCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    }
    const all = codes.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all.join('')).size).toBe(32);
  });

  it('are known however they are typed', () => {
    const typing = fc.array(fc.constantFrom('', '', '-', ' ', '\t'), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(typing, fc.boolean(), fc.nat(9), (between, isLower, which) => {
        const code = newRecoveryCodes()[which] ?? '';
        const typed = Array.from(code, (letter, at) => (between[at] ?? '') + letter).join('');
        expect(readRecoveryCode(isLower ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
    expect(readRecoveryCode('oil1-ABCD-0o0O')).toBe('0111ABCD0000');
  });

  it('are nothing else', () => {
    for (const text of ['', '123456', '7K2M-9QXA-04T', '7K2M-9QXA-04TBB', '7K2M-9QXA-04TU', '7K2M_9QXA_04TB'])
      expect(readRecoveryCode(text)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readRecoveryCode(text) ?? '000000000000').toMatch(/^[0-9A-Z]{12}$/);
      }),
    );
  });
});
