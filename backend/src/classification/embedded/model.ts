import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { BUCKETS, wordHash } from './features.js';
import type { Rarity } from './rarity.js';

/** Loops over the labels are written out below: they are the innermost ones, and take a third of the time that way. */
const LABELS = 4;

/** The two questions that the model answers, with their possible answers in the order of its weights. */
export const HEADS = { category: CATEGORIES, priority: PRIORITIES } as const satisfies Record<
  string,
  { readonly length: typeof LABELS }
>;

export type HeadName = keyof typeof HEADS;

export const HEAD_NAMES = Object.keys(HEADS) as HeadName[];

/** A multinomial logistic regression over hashed features. */
export interface Regression {
  readonly bias: readonly number[];
  /** Weights in steps of `step`, all labels of a bucket side by side. */
  readonly weights: Int8Array;
  readonly step: number;
}

export interface Head extends Regression {
  /** Divides the scores before they become probabilities (see calibrate.ts). */
  readonly temperature: number;
}

/** What is kept of a head besides its weights. */
type HeadHeader = Omit<Head, 'weights'>;

interface Header {
  readonly version: string;
  readonly words: number;
  readonly heads: Readonly<Record<HeadName, HeadHeader>>;
}

const MAGIC = 'TDMODEL1';

/**
 * A trained model. Kept as: magic, length of a JSON header (32 bits, little-endian), header, hashes of the words it was
 * trained on (32 bits each), rarity, weights of both heads.
 */
export class Model {
  constructor(
    readonly version: string,
    /** Hashes of every word of the training texts. */
    private readonly vocabulary: ReadonlySet<number>,
    readonly rarity: Rarity,
    readonly heads: Readonly<Record<HeadName, Head>>,
  ) {}

  /** True for a word that occurred in training. */
  knowsWord(form: string): boolean {
    return this.vocabulary.has(wordHash(form));
  }

  /** How much each bucket of a text speaks for one label against the mean of all, in single precision. */
  leanings(name: HeadName, label: number, buckets: Int32Array, vector: Float32Array): Float32Array {
    const { weights, step } = this.heads[name];
    const leanings = new Float32Array(buckets.length);
    for (let index = 0; index < buckets.length; index++) {
      const first = buckets[index]! * LABELS;
      const sum = weights[first]! + weights[first + 1]! + weights[first + 2]! + weights[first + 3]!;
      leanings[index] = (weights[first + label]! - sum / LABELS) * step * vector[index]!;
    }
    return leanings;
  }

  toBytes(): Buffer {
    const heads = Object.fromEntries(
      HEAD_NAMES.map((name) => {
        const { bias, step, temperature } = this.heads[name];
        return [name, { bias, step, temperature }];
      }),
    );
    const header = Buffer.from(JSON.stringify({ version: this.version, words: this.vocabulary.size, heads }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    return Buffer.concat([
      Buffer.from(MAGIC),
      length,
      header,
      Buffer.from(Uint32Array.from(this.vocabulary).buffer),
      this.rarity,
      ...HEAD_NAMES.map((name) => Buffer.from(this.heads[name].weights.buffer)),
    ]);
  }

  /** @throws RangeError when the bytes are not a whole model of this format */
  static fromBytes(bytes: Buffer): Model {
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new RangeError('These bytes are not a model.');
    let offset = MAGIC.length;
    // Copies are aligned to their elements, which a place in the middle of a file need not be.
    const take = (length: number): Buffer<ArrayBuffer> => {
      if (offset + length > bytes.length) throw new RangeError('The model is cut short.');
      return Buffer.from(Uint8Array.from(bytes.subarray(offset, (offset += length))).buffer);
    };
    const { version, words, heads } = JSON.parse(take(take(4).readUInt32LE()).toString()) as Header;
    const vocabulary = new Set(new Uint32Array(take(words * 4).buffer));
    const rarity = Uint8Array.from(take(BUCKETS));
    const read = (name: HeadName): Head => ({
      ...heads[name],
      weights: new Int8Array(take(BUCKETS * HEADS[name].length).buffer),
    });
    return new Model(version, vocabulary, rarity, { category: read('category'), priority: read('priority') });
  }
}

/** One score per label, unbounded; the greatest wins. */
export function scoresOf({ bias, weights, step }: Regression, buckets: Int32Array, vector: Float32Array): number[] {
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let index = 0; index < buckets.length; index++) {
    const first = buckets[index]! * LABELS;
    const value = vector[index]!;
    one += weights[first]! * value;
    two += weights[first + 1]! * value;
    three += weights[first + 2]! * value;
    four += weights[first + 3]! * value;
  }
  return [one, two, three, four].map((sum, label) => bias[label]! + sum * step);
}

/** Probabilities of scores (softmax). */
export function probabilities(scores: readonly number[], temperature = 1): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
