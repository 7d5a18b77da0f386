import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePointLength, isBlank, isStorable } from './ticket-text.js';

describe('codePointLength', () => {
  it('counts an emoji outside the basic plane once', () => {
    expect(codePointLength('a😀é')).toBe(3);
  });

  it('equals the number of code points of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => codePointLength(text) === Array.from(text).length));
  });
});

describe('isBlank', () => {
  it.each([
    '',
    ' ',
    '\n\t\r',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u2060 \u200d',
    '\u3164',
    '\u2800',
    '\ufe0f',
    '\u034f',
  ])('holds for %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' . ', '\u200b?', '😀', '日'])('does not hold for %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('isStorable', () => {
  it.each(['a\0b', '\ud800', 'x\udc00y'])('refuses %j', (text) => {
    expect(isStorable(text)).toBe(false);
  });

  it('accepts every well-formed text without NUL', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => isStorable(text.replaceAll('\0', ''))));
  });
});
