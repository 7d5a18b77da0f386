import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LikenessTo } from './likeness.js';
import { WordFrequencies } from './word-frequencies.js';

const frequencies = new WordFrequencies({
  tickets: 1_000,
  words: ['the', 'is', 'card', 'refund'],
  shares: [0.7, 0.5, 0.04, 0.02],
});

const likeness = (one: [string, string], other: [string, string]) =>
  new LikenessTo({ title: one[0], description: one[1] }, frequencies).of({ title: other[0], description: other[1] });

describe('LikenessTo', () => {
  it('is the mean of the titles’ trigrams and of the words by their weight', () => {
    const { similarity } = likeness(['cat', 'refund'], ['car', 'refund the']);
    const [cat, refund, the] = [0.02 * 0.4, 0.02, 0.7].map((share) => -Math.log(share)) as [number, number, number];
    const byTitle = 2 / 6;
    const byWords = refund / (refund + the + 2 * cat);
    expect(similarity).toBeCloseTo((byTitle + byWords) / 2, 9);
  });

  it('is 1 for a copy, 0 for nothing in common, and the same both ways', () => {
    const text = fc.array(fc.constantFrom('the', 'is', 'card', 'refund', 'Kayak,', 'счёт', '!'), { maxLength: 8 });
    const texts = fc.tuple(text, text).map(([title, rest]): [string, string] => [title.join(' '), rest.join(' ')]);
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const { similarity } = likeness(one, other);
        expect(similarity).toBeCloseTo(likeness(other, one).similarity, 9);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1 + 1e-9);
        if (one[0].includes('card')) expect(likeness(one, one).similarity).toBeCloseTo(1, 9);
      }),
    );
    expect(likeness(['card', 'refund'], ['Вход', 'счёт']).similarity).toBe(0);
  });

  it('tells the rarest telling words, as the other text has them', () => {
    const words = ['The', 'REFUND!', 'Card', '“Kayak”', 'is'];
    const { sharedWords } = likeness(['the card', 'is refund kayak'], [words.join(' '), 'x']);
    expect(sharedWords).toEqual(['Kayak', 'REFUND', 'Card']);
  });

  it('tells the number of an order first, and that there is one', () => {
    expect(likeness(['refund kayak', '#775526:'], ['Kayak', 'refund (775526)'])).toMatchObject({
      hasSameCode: true,
      sharedWords: ['775526', 'Kayak', 'refund'],
    });
    expect(likeness(['refund kayak', '#775526:'], ['Kayak', 'refund (775527)']).hasSameCode).toBe(false);
  });

  it('tells five words at most', () => {
    const text: [string, string] = ['one two three four', 'five six seven'];
    expect(likeness(text, text).sharedWords).toEqual(['one', 'two', 'three', 'four', 'five']);
  });
});
