import { describe, expect, it } from 'vitest';
import { countScale } from './chart-parts';

describe('countScale', () => {
  it.each([
    [0, 1, 1],
    [1, 1, 1],
    [3, 3, 1],
    [7, 8, 2],
    [92, 100, 25],
    [100, 100, 25],
    [101, 150, 50],
    [1_872, 2_000, 500],
  ])('up to %i ends at %i, with a line every %i', (most, max, interval) => {
    expect(countScale(most)).toEqual({ max, interval });
  });

  it('always holds the highest bar, on whole numbers', () => {
    for (let most = 0; most < 3_000; most += 7) {
      const { max, interval } = countScale(most);
      expect(max).toBeGreaterThanOrEqual(most);
      expect(Number.isInteger(interval)).toBe(true);
      expect(max / interval).toBeLessThanOrEqual(5);
    }
  });
});
