import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf, scrollTopFor } from './row-window';

const seen = fc
  .record({
    count: fc.integer({ min: 0, max: 100_000 }),
    rowHeight: fc.double({ min: 20, max: 200, noNaN: true }),
    height: fc.integer({ min: 0, max: 2_000 }),
    share: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
  })
  .map(({ share, ...others }) => ({
    ...others,
    top: share * Math.max(0, others.count * others.rowHeight - others.height),
  }));

describe('the rows that are drawn', () => {
  it('are at least those in sight, and not many more', () => {
    fc.assert(
      fc.property(seen, (view) => {
        const { start, end } = rangeOf(view);
        const first = Math.min(view.count, Math.max(0, Math.floor(view.top / view.rowHeight)));
        const last = Math.min(view.count, Math.max(0, Math.ceil((view.top + view.height) / view.rowHeight)));
        expect(start).toBeLessThanOrEqual(first);
        expect(end).toBeGreaterThanOrEqual(last);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(view.count);
        expect(end - start).toBeLessThanOrEqual(view.height / view.rowHeight + 60);
      }),
    );
  });

  it('stay the same while the list is scrolled by a few rows', () => {
    const at = (row: number) => rangeOf({ top: row * 50, height: 800, rowHeight: 50, count: 1_000 });
    expect(at(101)).toEqual(at(103));
  });
});

describe('scrolling to a row', () => {
  it('moves as little as it takes, and not at all when the row is in sight', () => {
    const view = { top: 500, height: 300, rowHeight: 50 };
    expect(scrollTopFor(12, view)).toBeUndefined();
    expect(scrollTopFor(9, view)).toBe(450);
    expect(scrollTopFor(16, view)).toBe(550);
  });
});
