import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../common/seeded-random.js';
import { BUCKETS, featuresOf, passingFeaturesOf } from './features.js';

const bucketsOf = (description: string) => featuresOf({ description }).buckets;

function shared(one: string, other: string): number {
  const known = new Set(bucketsOf(other));
  return bucketsOf(one).filter((bucket) => known.has(bucket)).length / bucketsOf(one).length;
}

describe('featuresOf', () => {
  it('gives a text of any length a vector of the same length', () => {
    const length = (description: string) => Math.hypot(...featuresOf({ description }).amounts);
    expect(length('refund please')).toBeCloseTo(length('refund please '.repeat(300)), 5);
  });

  it('sees little difference between a word and its misspelling, and much between words', () => {
    expect(shared('subscription', 'subscribtion')).toBeGreaterThan(0.3);
    expect(shared('subscription', 'password')).toBeLessThan(0.1);
  });

  it('spells words without case and accents, and numbers by their length', () => {
    expect(bucketsOf('CAFÉ 2024')).toEqual(bucketsOf('cafe 1999'));
  });

  it('ignores a title that repeats the beginning of the description', () => {
    const description = 'My invoice is missing since May';
    expect(featuresOf({ title: 'My invoice is mis…', description }).amounts).toEqual(
      featuresOf({ description }).amounts,
    );
    expect(featuresOf({ title: 'Refund', description }).tokens[0]?.field).toBe('title');
  });

  it('reads the beginning and the end of a very long text', () => {
    const { tokens } = featuresOf({ description: `first ${'word '.repeat(4_000)}last` });
    expect([tokens[0]?.form, tokens.at(-1)?.form, tokens.length]).toEqual(['first', 'last', 600]);
  });

  it('has room for the longest words that it reads, and nothing of a text remains for the next', () => {
    const before = featuresOf({ description: 'refund please' });
    const random = seededRandom(1);
    const word = () => String.fromCharCode(...Array.from({ length: 40 }, () => 0x3400 + Math.floor(random() * 6_000)));
    const { tokens, buckets, occurrences, ends } = featuresOf({
      description: Array.from({ length: 600 }, word).join(' '),
    });
    // a word, a pair, and sequences of 2 to 5 of its 40 letters and the signs at both ends
    expect(occurrences).toHaveLength(tokens.length * (2 + 41 + 40 + 39 + 38));
    expect([tokens.length, ends.at(-1)]).toEqual([600, occurrences.length]);
    expect(new Set(occurrences).size).toBe(buckets.length);
    expect(featuresOf({ description: 'refund please' })).toEqual(before);
  });

  it('finds the same, whatever was read before, and keeps it only when asked to', () => {
    const anyText = fc.record({
      title: fc.lorem({ maxCount: 5 }),
      description: fc.oneof(fc.lorem({ maxCount: 700 }), fc.string({ unit: 'binary', maxLength: 300 })),
    });
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const features = featuresOf(one);
        const again = structuredClone(features);
        passingFeaturesOf(other);
        expect(features).toEqual(again);
        expect(passingFeaturesOf(one)).toEqual(features);
      }),
      { numRuns: 50 },
    );
  });

  it('finds in a text what is in each of its words', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(words, (forms) => {
        const found = new Set(bucketsOf(forms.join(' ')));
        for (const form of forms) {
          // the second is its pair with the beginning of the text
          expect([...bucketsOf(form)].filter((bucket, place) => place !== 1 && !found.has(bucket))).toEqual([]);
        }
      }),
    );
  });

  it('counts every bucket once, and every occurrence at its bucket', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), (description) => {
        const { buckets, shares, occurrences } = featuresOf({ description });
        expect(new Set(buckets).size).toBe(buckets.length);
        const countOf = (place: number) => occurrences.filter((other) => other === place).length;
        shares.forEach((share, place) => expect(share).toBeCloseTo(1 / countOf(place), 6));
      }),
    );
  });

  it('keeps its rules for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        (description, title) => {
          const { tokens, buckets, amounts } = featuresOf({ title, description });
          const text = { title, description };
          expect(amounts.every(Number.isFinite)).toBe(true);
          expect(buckets.every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true);
          expect(tokens.every(({ field, start, end }) => start < end && end <= text[field].length)).toBe(true);
        },
      ),
    );
  });
});
