import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accuracy,
  balancedAccuracy,
  calibrationBins,
  confusion,
  expectedCalibrationError,
  labelScores,
  macroF1,
  quantile,
  wilsonInterval,
  withinOneLevel,
  type Outcome,
} from './metrics.js';

const LETTERS = ['a', 'b', 'c'] as const;
type Letter = (typeof LETTERS)[number];

/** `ab` is a ticket of a that was given b. */
const outcomes = (pairs: string, confidence = 0.5): Outcome<Letter>[] =>
  pairs.split(' ').map((pair) => ({ truth: pair[0] as Letter, suggested: pair[1] as Letter, confidence }));

describe('shares of right answers', () => {
  it('counts accuracy, and 0 of none', () => {
    expect(accuracy(outcomes('aa ab bb cc'))).toBe(0.75);
    expect(accuracy([])).toBe(0);
  });

  it('averages F1 over the labels, whatever their sizes', () => {
    // a: 2 hits of 3 given and 2 true: 0.8; b: 1 hit of 1 and 2: 2/3; c never occurs
    expect(macroF1(LETTERS, outcomes('aa aa ba bb'))).toBeCloseTo((0.8 + 2 / 3 + 0) / 3);
  });

  it('scores labels one by one, and nothing that could not be counted', () => {
    expect(labelScores(LETTERS, outcomes('aa aa ba bb'))).toEqual({
      a: { precision: 2 / 3, recall: 1, count: 2 },
      b: { precision: 1, recall: 0.5, count: 2 },
      c: { precision: null, recall: null, count: 0 },
    });
  });

  it('counts the confusion by truth, then by suggestion', () => {
    expect(confusion(LETTERS, outcomes('ab ab bb'))).toEqual({
      a: { a: 0, b: 2, c: 0 },
      b: { a: 0, b: 1, c: 0 },
      c: { a: 0, b: 0, c: 0 },
    });
  });

  it('forgives neighbours within one level', () => {
    expect(withinOneLevel(LETTERS, outcomes('aa ab ac cb'))).toBe(0.75);
  });

  it('balances a group against the others, so that a constant answer reaches one half', () => {
    expect(balancedAccuracy<Letter>(['c'], outcomes('aa ba aa bb ca'))).toBe(0.5);
    expect(balancedAccuracy<Letter>(['b', 'c'], outcomes('ab aa bc cb'))).toBe(0.75);
  });
});

describe('wilsonInterval', () => {
  // Reference values were computed apart from this program, from the formula in Wilson (1927).
  it.each([
    [8, 10, 0.4901625, 0.9433178],
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [850, 1000, 0.8265313, 0.8707899],
  ])('of %d right out of %d is %d to %d', (hits, count, low, high) => {
    const interval = wilsonInterval(hits, count);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is none of none', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('quantile', () => {
  it('is the value of the nearest rank', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(quantile([7], 0)).toBe(7);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('calibration', () => {
  const sure = (confidence: number, right: boolean): Outcome<Letter> => ({
    truth: 'a',
    suggested: right ? 'a' : 'b',
    confidence,
  });

  it('sorts answers into ten bins, full certainty into the last one', () => {
    const bins = calibrationBins([sure(0.1, true), sure(0.95, false), sure(1, true), sure(0, false)]);
    expect(bins).toHaveLength(10);
    expect(bins.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[9]).toEqual({ from: 0.9, to: 1, count: 2, meanConfidence: 0.975, accuracy: 0.5 });
    expect(bins[2]).toMatchObject({ meanConfidence: null, accuracy: null });
  });

  it('weights the error of a bin by its size', () => {
    // three answers at 0.9 of which one is right: off by 0.5667; one at 0.2 that is wrong: off by 0.2
    const answers = [sure(0.9, true), sure(0.9, false), sure(0.9, false), sure(0.2, false)];
    expect(expectedCalibrationError(answers)).toBeCloseTo((3 * (0.9 - 1 / 3) + 0.2) / 4);
    expect(expectedCalibrationError([])).toBe(0);
  });

  it('stays between 0 and 1', () => {
    const answer = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const error = expectedCalibrationError(answers.map(({ confidence, right }) => sure(confidence, right)));
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});
