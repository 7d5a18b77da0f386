import { describe, expect, it } from 'vitest';
import { medianTime, paceInWords, secondsInWords } from './pace';

describe('medianTime', () => {
  it('says nothing of fewer than three tickets', () => {
    expect(medianTime([4_000, 5_000])).toBeUndefined();
  });

  it('is the middle, whatever one hard ticket took', () => {
    expect(medianTime([4_000, 60_000, 5_000])).toBe(5_000);
    expect(medianTime([4_000, 8_000, 5_000, 60_000])).toBe(6_500);
  });

  it('does not count a break as work', () => {
    expect(medianTime([4_000, 4_000, 4_000, 1_800_000, 2_000_000])).toBe(4_000);
  });
});

describe('paceInWords', () => {
  it.each([
    [7_500, 32, '8 a minute, about 4 min left'],
    [40_000, 2, '1.5 a minute, about 1 min left'],
    [4_000, 5, '15 a minute, less than a minute left'],
    [60_000, 180, '1 a minute, about 3 h left'],
  ])('of %i ms and %i tickets is "%s"', (median, left, words) => {
    expect(paceInWords(median, left)).toBe(words);
  });
});

it('rounds seconds as far as they say something', () => {
  expect([812, 7_040, 12_400].map(secondsInWords)).toEqual(['0.8 s', '7 s', '12 s']);
});
