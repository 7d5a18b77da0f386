import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bareWord, foldedWord, isCode, wordsOf } from './words.js';

describe('bareWord', () => {
  it.each([
    ['invoice.', 'invoice'],
    ['("don’t!")', 'don’t'],
    ['#775526:', '775526'],
    ['e-mail', 'e-mail'],
    ['नहीं', 'नहीं'],
    ['🖨️', undefined],
    ['—', undefined],
    ['', undefined],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['a'.repeat(65), undefined],
  ])('makes of %j %j', (word, bare) => {
    expect(bareWord(word)).toBe(bare);
  });

  it('leaves nothing more to take off', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        const bare = bareWord(word);
        if (bare !== undefined) expect(bareWord(`“${bare}”!`)).toBe(bare);
      }),
    );
  });

  it('is quick with thousands of marks', () => {
    const marks = `${'.'.repeat(100_000)}a${'!'.repeat(100_000)}`;
    const begin = performance.now();
    expect(bareWord(marks)).toBe('a');
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('isCode', () => {
  it.each(['775526', '7wtxpna1', 'AB12-99X', 'inv-2026-0042', '٤٤١٢٣٥'])('holds for %s', (word) => {
    expect(isCode(word)).toBe(true);
  });

  it.each(['invoice', '2026-11-21', '1,500.00', '03:12', '12345', 'n78'])('does not hold for %s', (word) => {
    expect(isCode(word)).toBe(false);
  });
});

describe('foldedWord', () => {
  it.each([
    ['STRASSE', 'Straße'],
    ['ΛΑΘΟΣ', 'λάθος'.normalize('NFD').replaceAll('\u0301', '')],
    ['СЧЁТ', 'счёт'],
  ])('takes %s for %s', (one, other) => {
    expect(foldedWord(one)).toBe(foldedWord(other));
  });
});

describe('wordsOf', () => {
  it('knows each word once, as it is written first', () => {
    expect([...wordsOf('Refund! “refund” of\n\tthe REFUND\u00a0fee')]).toEqual([
      ['refund', 'Refund'],
      ['of', 'of'],
      ['the', 'the'],
      ['fee', 'fee'],
    ]);
  });
});
