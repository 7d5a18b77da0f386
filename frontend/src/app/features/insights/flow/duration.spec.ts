import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, durationWords } from './duration';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durationText', () => {
  it.each([
    [0, '1 s'],
    [0.4, '1 s'],
    [45.4, '45 s'],
    [59.6, '1 min'],
    [38 * MINUTE, '38 min'],
    [59.6 * MINUTE, '1 h'],
    [5 * HOUR + 12 * MINUTE, '5 h 12 min'],
    [5 * HOUR, '5 h'],
    [DAY - 20, '1 d'],
    [2 * DAY + 4 * HOUR, '2 d 4 h'],
    [10 * DAY - 60, '10 d'],
    [41.4 * DAY, '41 d'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it('never says 60 minutes, 24 hours or a zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), (seconds) => {
        expect(durationText(seconds)).not.toMatch(/\b(60 s|60 min|24 h|0 \w+)/);
      }),
    );
  });
});

describe('durationWords', () => {
  it('writes the units out', () => {
    expect(durationWords(DAY + HOUR)).toBe('1 day 1 hour');
    expect(durationWords(5 * HOUR + 12 * MINUTE)).toBe('5 hours 12 minutes');
    expect(durationWords(1)).toBe('1 second');
  });
});
