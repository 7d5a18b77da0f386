import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, isBlank } from './ticket-text';

describe('codePoints', () => {
  it('counts any text as the server does', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => codePoints(text) === Array.from(text).length));
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u00a0', '\u200b\ufeff'])('holds for %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['.', '\u200ba', '日', '😀'])('does not hold for %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
