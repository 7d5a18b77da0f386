import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../backend/src/common/seeded-random.ts';
import { arrivals, liveOn } from './ticket-life.ts';

const now = Date.UTC(2026, 10, 21, 12);
const day = 24 * 3_600_000;

describe('arrivals', () => {
  it('come in order, all within the last two years', () => {
    const moments = [...arrivals(5_000, now, seededRandom(1))];
    assert.equal(moments.length, 5_000);
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => a - b),
    );
    assert.ok((moments[0] ?? 0) >= now - 730 * day && (moments.at(-1) ?? Infinity) <= now);
  });

  it('are rare on Sundays', () => {
    const counts = Array.from({ length: 7 }, () => 0);
    for (const moment of arrivals(20_000, now, seededRandom(2))) {
      const weekday = new Date(moment).getUTCDay();
      counts[weekday] = (counts[weekday] ?? 0) + 1;
    }
    assert.ok((counts[0] ?? 0) < (counts[2] ?? 0) / 2);
  });
});

describe('the life of a ticket', () => {
  const lives = (age: number) => {
    const random = seededRandom(3);
    return Array.from({ length: 5_000 }, () => liveOn(now - age, 'medium', now, random));
  };

  it('is over for most old tickets and goes on for most new ones', () => {
    const share = (age: number) => lives(age).filter(({ resolvedAt }) => resolvedAt !== null).length / 5_000;
    assert.ok(share(300 * day) > 0.85);
    assert.ok(share(3_600_000) < 0.1);
  });

  it('never lies in the future, and has an end exactly when it is done', () => {
    for (const life of lives(2 * day)) {
      assert.ok(life.createdAt <= life.updatedAt && life.updatedAt <= now);
      assert.equal(life.resolvedAt !== null, life.status === 'resolved' || life.status === 'closed');
      if (life.isProposed) assert.equal(life.resolvedAt, null);
    }
  });
});
