import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { BUCKETS, wordHash } from './features.js';
import type { Rarity } from './rarity.js';

/** Loops over labels and heads are written out below: they are the innermost ones, and take a third of the time that way. */
const LABELS = 4;

/** The two questions that the model answers, with their possible answers in the order of its weights. */
export const HEADS = { category: CATEGORIES, priority: PRIORITIES } as const satisfies Record<
  string,
  { readonly length: typeof LABELS }
>;

export type HeadName = keyof typeof HEADS;

export const HEAD_NAMES = Object.keys(HEADS) as HeadName[];

/** A bucket's weights, one for each label of each head, and where those of a head begin. */
const STRIDE = 2 * LABELS;
const OFFSETS: Readonly<Record<HeadName, number>> = { category: 0, priority: LABELS };

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

/** A head without its weights. */
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
  private readonly settings: Readonly<Record<HeadName, HeadHeader>>;
  /** Both heads side by side: a text's buckets lie anywhere in them, and fetching one takes longer than adding it up. */
  private readonly weights = new Int8Array(BUCKETS * STRIDE);

  constructor(
    readonly version: string,
    /** Hashes of every word of the training texts. */
    private readonly vocabulary: ReadonlySet<number>,
    readonly rarity: Rarity,
    heads: Readonly<Record<HeadName, Head>>,
  ) {
    this.settings = { category: headerOf(heads.category), priority: headerOf(heads.priority) };
    for (const name of HEAD_NAMES) {
      const { weights } = heads[name];
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        for (let label = 0; label < LABELS; label++) {
          this.weights[bucket * STRIDE + OFFSETS[name] + label] = weights[bucket * LABELS + label]!;
        }
      }
    }
  }

  /** A head as it was trained. */
  head(name: HeadName): Head {
    const weights = new Int8Array(BUCKETS * LABELS);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      for (let label = 0; label < LABELS; label++) {
        weights[bucket * LABELS + label] = this.weights[bucket * STRIDE + OFFSETS[name] + label]!;
      }
    }
    return { ...this.settings[name], weights };
  }

  /** True for a word that occurred in training. */
  knowsWord(form: string): boolean {
    return this.vocabulary.has(wordHash(form));
  }

  /** How probable each label of each head is (softmax), calibrated. */
  probabilities(buckets: Int32Array, vector: Float32Array): Record<HeadName, number[]> {
    const { weights } = this;
    let [one, two, three, four, five, six, seven, eight] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < buckets.length; index++) {
      const first = buckets[index]! * STRIDE;
      const value = vector[index]!;
      one += weights[first]! * value;
      two += weights[first + 1]! * value;
      three += weights[first + 2]! * value;
      four += weights[first + 3]! * value;
      five += weights[first + 4]! * value;
      six += weights[first + 5]! * value;
      seven += weights[first + 6]! * value;
      eight += weights[first + 7]! * value;
    }
    const of = (name: HeadName, sums: readonly number[]) => {
      const { bias, step, temperature } = this.settings[name];
      const scores = sums.map((sum, label) => bias[label]! + sum * step);
      return probabilities(scores, temperature);
    };
    return { category: of('category', [one, two, three, four]), priority: of('priority', [five, six, seven, eight]) };
  }

  /** How much each bucket of a text speaks for one label against the mean of all, in single precision. */
  leanings(name: HeadName, label: number, buckets: Int32Array, vector: Float32Array): Float32Array {
    const { weights } = this;
    const { step } = this.settings[name];
    const leanings = new Float32Array(buckets.length);
    for (let index = 0; index < buckets.length; index++) {
      const first = buckets[index]! * STRIDE + OFFSETS[name];
      const sum = weights[first]! + weights[first + 1]! + weights[first + 2]! + weights[first + 3]!;
      leanings[index] = (weights[first + label]! - sum / LABELS) * step * vector[index]!;
    }
    return leanings;
  }

  toBytes(): Buffer {
    const header = Buffer.from(
      JSON.stringify({ version: this.version, words: this.vocabulary.size, heads: this.settings }),
    );
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    return Buffer.concat([
      Buffer.from(MAGIC),
      length,
      header,
      Buffer.from(Uint32Array.from(this.vocabulary).buffer),
      this.rarity,
      ...HEAD_NAMES.map((name) => Buffer.from(this.head(name).weights.buffer)),
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

function headerOf({ bias, step, temperature }: Head): HeadHeader {
  return { bias, step, temperature };
}

/** Probabilities of scores (softmax). */
export function probabilities(scores: readonly number[], temperature = 1): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
