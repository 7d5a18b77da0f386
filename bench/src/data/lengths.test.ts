import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../backend/src/common/seeded-random.ts';
import { percentile } from '../measure/percentiles.ts';
import { DESCRIPTION_LENGTHS, lengthAt, sampleLength, TITLE_LENGTHS } from './lengths.ts';

describe('lengths', () => {
  it('meets every quantile it was given', () => {
    for (const quantiles of [DESCRIPTION_LENGTHS, TITLE_LENGTHS]) {
      for (const [share, length] of quantiles) assert.equal(lengthAt(quantiles, share), length);
    }
  });

  it('grows by a constant factor between two quantiles', () => {
    assert.equal(
      lengthAt(
        [
          [0, 10],
          [1, 1000],
        ],
        0.5,
      ),
      100,
    );
  });

  it('samples the distribution that it describes', () => {
    const random = seededRandom(1);
    const lengths = Array.from({ length: 20_000 }, () => sampleLength(DESCRIPTION_LENGTHS, random)).sort(
      (a, b) => a - b,
    );
    for (const [share, length] of DESCRIPTION_LENGTHS.slice(1, 9)) {
      const sampled = percentile(lengths, share);
      assert.ok(Math.abs(sampled / length - 1) < 0.08, `${share}: ${sampled} instead of ${length}`);
    }
  });
});
