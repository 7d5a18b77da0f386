import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minuteOf, rolledTo, secondsToWait, WINDOW_MS, type WindowCount } from './window-count.js';

const START = 29_000_000 * WINDOW_MS;
const at = (seconds: number) => START + seconds * 1_000;
const count = (before: number, current: number): WindowCount => ({ minute: minuteOf(START), before, current });

describe('secondsToWait', () => {
  it.each([
    ['nobody asked before', count(0, 0), 0, 0],
    ['there is room', count(0, 9), 30, 0],
    ['the minute is used up', count(0, 10), 30, 36],
    ['the minute before counts as a whole at its end', count(10, 0), 0, 6],
    ['the minute before counts by half', count(10, 4), 30, 0],
    ['and half of it is too much', count(10, 5), 30, 6],
  ])('with a limit of 10: %s', (_name, given, seconds, wait) => {
    expect(secondsToWait(given, at(seconds), 10)).toBe(wait);
  });

  it('is long enough, and not a second longer', () => {
    const limit = fc.integer({ min: 1, max: 100 });
    const counts = fc.tuple(fc.nat(120), fc.nat(120));
    fc.assert(
      fc.property(limit, counts, fc.nat(59_999), (most, [before, current], offset) => {
        const now = START + offset;
        const given = count(before, current);
        const wait = secondsToWait(given, now, most);
        const after = (seconds: number) => {
          const then = now + seconds * 1_000;
          const minute = minuteOf(then);
          return secondsToWait(minute > given.minute ? rolledTo(minute, given) : given, then, most);
        };
        expect(wait).toBeLessThanOrEqual(120);
        expect(after(wait)).toBe(0);
        if (wait > 0) expect(after(wait - 1)).toBe(1);
      }),
    );
  });
});

describe('rolledTo', () => {
  it('keeps the last minute and forgets what lies further back', () => {
    const { minute } = count(3, 7);
    expect(rolledTo(minute + 1, count(3, 7))).toEqual({ minute: minute + 1, before: 7, current: 0 });
    expect(rolledTo(minute + 2, count(3, 7))).toEqual({ minute: minute + 2, before: 0, current: 0 });
  });
});
