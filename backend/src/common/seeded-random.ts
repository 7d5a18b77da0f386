/** Answers numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** Random numbers that repeat for the same seed: Tommy Ettinger's mulberry32. Not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A waiting time with the given mean, as things that may happen at any moment take (exponential distribution). */
export function waitingTime(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}
