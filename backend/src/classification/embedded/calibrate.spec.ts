import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../common/seeded-random.js';
import { fitTemperature, type HeldOutScores } from './calibrate.js';
import { probabilities } from './model.js';

/** Answers whose labels are drawn from the probabilities that `temperature` makes of their scores. */
function answersAt(temperature: number): HeldOutScores[] {
  const random = seededRandom(1);
  return Array.from({ length: 5_000 }, () => {
    const scores = [random() * 6, random() * 6, random() * 6, random() * 6];
    let rest = random();
    const truth = probabilities(scores, temperature).findIndex((share) => (rest -= share) < 0);
    return { scores, truth: Math.max(truth, 0) };
  });
}

describe('fitTemperature', () => {
  it.each([0.5, 1, 2.5])('finds the temperature %d that the answers were made with', (temperature) => {
    expect(fitTemperature(answersAt(temperature))).toBeCloseTo(temperature, 0.5);
  });

  it('stays finite for answers that are all right and for none', () => {
    expect(fitTemperature([{ scores: [9, 0, 0, 0], truth: 0 }])).toBeGreaterThan(0);
    expect(fitTemperature([])).toBeGreaterThan(0);
  });
});
