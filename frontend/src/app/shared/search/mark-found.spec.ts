import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFound } from './mark-found';

function marked(text: string, search: string): string[] {
  return markFound(text, search).flatMap((passage) => (passage.marked ? [passage.text] : []));
}

describe('markFound', () => {
  it.each([
    ['Payment failed, will not repay', 'pay', ['Pay', 'pay']],
    ['invoice for PAYMENT', 'payment invoice', ['invoice', 'PAYMENT']],
    ['Ärger mit ÖSTERREICH', 'österreich ä', ['Ä', 'ÖSTERREICH']],
    ['ΟΔΟΣ', 'οδός', []],
    ['ΟΔΟΣ', 'οδος', ['ΟΔΟΣ']],
    ['nothing here', 'refund', []],
    ['nothing here', '  ', []],
  ])('marks every part of a word in any case: %s by %s', (text, search, found) => {
    expect(marked(text, search)).toEqual(found);
  });

  it('makes one mark of words that overlap or touch', () => {
    expect(marked('payment', 'paym ment')).toEqual(['payment']);
    expect(marked('payment', 'pay ment')).toEqual(['payment']);
  });

  it('does not part a letter from its accent', () => {
    expect(markFound('cafe\u0301s', 'cafe')).toEqual([
      { text: 'cafe\u0301', marked: true },
      { text: 's', marked: false },
    ]);
  });

  it('takes every character literally', () => {
    const search = fc.string({ unit: 'binary', minLength: 1 }).filter((word) => !/\s/u.test(word));
    fc.assert(
      fc.property(search, fc.string(), (word, around) => {
        const all = marked(`${around} ${word} ${around}`, word).join(' ');
        expect(all).toContain(word);
      }),
    );
    expect(marked('100 % of a.b', '% .*')).toEqual(['%']);
  });

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, search) => {
        const passages = markFound(text, search);
        expect(passages.map((passage) => passage.text).join('')).toBe(text);
        expect(passages.every((passage) => passage.text !== '')).toBe(true);
      }),
    );
  });
});
