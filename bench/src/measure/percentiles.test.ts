import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, percentile, percentiles, spread } from './percentiles.ts';

describe('percentiles', () => {
  it('are the value at the nearest rank, never one in between', () => {
    const sorted = Array.from({ length: 20 }, (_, index) => index + 1);
    assert.equal(percentile(sorted, 0.5), 10);
    assert.equal(percentile(sorted, 0.95), 19);
    assert.equal(percentile(sorted, 1), 20);
    assert.equal(percentile(sorted, 0), 1);
  });

  it('do not need their durations in order', () => {
    assert.deepEqual(percentiles([3, 1, 2]), { p50: 2, p95: 3, p99: 3 });
  });

  it('are no number when nothing was measured', () => {
    assert.deepEqual(percentiles([]), { p50: NaN, p95: NaN, p99: NaN });
  });
});

it('takes the middle of an odd number of values and the mean of the middle two of an even one', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.ok(Number.isNaN(median([])));
});

it('sees the spread of rounds relative to their median', () => {
  assert.equal(spread([95, 105, 100]), 0.1);
  assert.equal(spread([7]), 0);
});
