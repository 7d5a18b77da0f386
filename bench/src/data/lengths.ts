import type { Random } from '../../../backend/src/common/seeded-random.ts';

/** Lengths in characters, each with the share of texts that are at most that long; ascending, from share 0 to share 1. */
export type Quantiles = readonly (readonly [share: number, length: number])[];

/**
 * Measured on `load-tickets.jsonl`, 5,391 real help-desk mails that lie beside the repository where it was developed.
 * Their lengths were taken, none of their words.
 */
export const DESCRIPTION_LENGTHS: Quantiles = [
  [0, 8],
  [0.01, 23],
  [0.05, 38],
  [0.1, 49],
  [0.25, 76],
  [0.5, 131],
  [0.75, 253],
  [0.9, 594],
  [0.95, 900],
  [0.99, 2142],
  [0.999, 5503],
  [1, 6905],
];

/** From the same mails. */
export const TITLE_LENGTHS: Quantiles = [
  [0, 3],
  [0.05, 6],
  [0.1, 9],
  [0.25, 14],
  [0.5, 21],
  [0.75, 31],
  [0.9, 44],
  [0.95, 53],
  [0.99, 70],
  [0.999, 96],
  [1, 100],
];

/** The length that the given share of texts does not exceed; between two known ones it grows by a constant factor. */
export function lengthAt(quantiles: Quantiles, share: number): number {
  const above = quantiles.findIndex(([known]) => known >= share);
  const [highShare, high] = quantiles.at(above) ?? [1, 1];
  const [lowShare, low] = quantiles[above - 1] ?? [highShare, high];
  const way = highShare === lowShare ? 1 : (share - lowShare) / (highShare - lowShare);
  return Math.round(low * (high / low) ** way);
}

/** A random length whose distribution is the given one. */
export function sampleLength(quantiles: Quantiles, random: Random): number {
  return lengthAt(quantiles, random());
}
