import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trigramSimilarity, trigramsOf } from './trigrams.js';

describe('trigramsOf', () => {
  it('takes them of each word by itself, in lower case', () => {
    expect([...trigramsOf('Cat! a')].sort()).toEqual(['  a', '  c', ' a ', ' ca', 'at ', 'cat']);
  });

  it('counts characters and not their halves', () => {
    expect([...trigramsOf('𝒳𝒴')]).toEqual(['  𝒳', ' 𝒳𝒴', '𝒳𝒴 ']);
  });

  it('finds none where there is no word', () => {
    expect(trigramsOf(' … 🖨')).toEqual(new Set());
  });
});

describe('trigramSimilarity', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });

  it('is 1 for the same words, 0 for nothing in common, the same both ways, and never anything else', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [some, others] = [trigramsOf(one), trigramsOf(other)];
        const similarity = trigramSimilarity(some, others);
        expect(similarity).toBe(trigramSimilarity(others, some));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(trigramSimilarity(some, some)).toBe(some.size > 0 ? 1 : 0);
      }),
    );
    expect(trigramSimilarity(trigramsOf('abc'), trigramsOf('xyz'))).toBe(0);
  });
});
