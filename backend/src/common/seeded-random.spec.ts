import { describe, expect, it } from '@jest/globals';
import { seededRandom, waitingTime } from './seeded-random.js';

const DRAWS = 10_000;

describe('seededRandom', () => {
  it('spreads evenly from 0 to 1', () => {
    const random = seededRandom(7);
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < DRAWS; draw++) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? NaN) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - DRAWS / 10)).toBeLessThan(120);
  });
});

describe('waitingTime', () => {
  it('has the mean that was asked for and is never negative', () => {
    const random = seededRandom(7);
    const times = Array.from({ length: DRAWS }, () => waitingTime(random, 3));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(times.reduce((sum, time) => sum + time) / DRAWS).toBeCloseTo(3, 0);
  });
});
