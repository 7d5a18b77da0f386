import { BUCKETS, type Features } from './features.js';

/** How rare each bucket is among the training texts, from 1 to 255: what is in every ticket tells little about any. */
export type Rarity = Uint8Array;

const GREATEST = 255;

/** Inverse document frequency (Spärck Jones 1972), on a scale whose unit does not matter. */
export function rarityIn(texts: readonly Features[]): Rarity {
  const frequency = new Uint32Array(BUCKETS);
  for (const { buckets } of texts) for (const bucket of buckets) frequency[bucket]!++;
  const greatest = Math.log(1 + texts.length);
  return Uint8Array.from(frequency, (count) =>
    Math.round((GREATEST * Math.log(1 + texts.length / (1 + count))) / greatest),
  );
}

/** The text as a vector of Euclidean length 1 over its buckets, so that the length of a ticket does not decide. */
export function vectorOf({ buckets, amounts }: Features, rarity: Rarity): Float32Array {
  let squares = 0;
  const vector = new Float32Array(amounts.length);
  for (let index = 0; index < amounts.length; index++) {
    const value = amounts[index]! * rarity[buckets[index]!]!;
    squares += value * value;
    vector[index] = value;
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let index = 0; index < vector.length; index++) vector[index]! *= scale;
  return vector;
}
