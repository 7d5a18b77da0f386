import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareText, sum, wholeShares } from './shares';

describe('wholeShares', () => {
  it('adds up to 100 where rounding each share would not', () => {
    expect(wholeShares([1, 1, 1])).toEqual([34, 33, 33]);
    expect(wholeShares([30, 52, 31, 11])).toEqual([24, 42, 25, 9]);
  });

  it('is zero for every part when there is nothing to share', () => {
    expect(wholeShares([0, 0, 0, 0])).toEqual([0, 0, 0, 0]);
  });

  it('always adds up, never strays a whole point from the exact share, and gives nothing to nobody', () => {
    const counts = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 6 }).filter((list) => sum(list) > 0);
    fc.assert(
      fc.property(counts, (list) => {
        const total = sum(list);
        const shares = wholeShares(list);
        expect(sum(shares)).toBe(100);
        list.forEach((count, index) => {
          const share = shares[index] ?? NaN;
          expect(Math.abs(share - (count * 100) / total)).toBeLessThan(1);
          if (count === 0) expect(share).toBe(0);
        });
      }),
    );
  });
});

describe('shareText', () => {
  it('says a whole percentage', () => {
    expect(shareText(25, 31, 124)).toBe('25%');
    expect(shareText(0, 0, 0)).toBe('0%');
    expect(shareText(100, 7, 7)).toBe('100%');
  });

  it('does not round a few to none, nor all but a few to all', () => {
    expect(shareText(0, 1, 5000)).toBe('<1%');
    expect(shareText(100, 4999, 5000)).toBe('>99%');
  });
});
