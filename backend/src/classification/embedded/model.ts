import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { BUCKETS, MOST_OCCURRENCES, weightOf, wordHash, type Features } from './features.js';
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

/** A bucket's record, with room to spare so that none lies in two lines of the processor's cache: weights by head, then rarity. */
const RECORD = 16;
const OFFSETS: Readonly<Record<HeadName, number>> = { category: 0, priority: LABELS };
const RARITY = 2 * LABELS;

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
  /**
   * All that the model knows of a bucket, side by side: a text's buckets lie anywhere in memory, and fetching takes longer
   * than reckoning.
   */
  private readonly records = new Int8Array(BUCKETS * RECORD);
  private readonly leanings = {
    category: new Float32Array(MOST_OCCURRENCES),
    priority: new Float32Array(MOST_OCCURRENCES),
  };

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
          this.records[bucket * RECORD + OFFSETS[name] + label] = weights[bucket * LABELS + label]!;
        }
      }
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) this.records[bucket * RECORD + RARITY] = rarity[bucket]!;
  }

  /** A head as it was trained. */
  head(name: HeadName): Head {
    const weights = new Int8Array(BUCKETS * LABELS);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      for (let label = 0; label < LABELS; label++) {
        weights[bucket * LABELS + label] = this.records[bucket * RECORD + OFFSETS[name] + label]!;
      }
    }
    return { ...this.settings[name], weights };
  }

  /** True for a word that occurred in training. */
  knowsWord(form: string): boolean {
    return this.vocabulary.has(wordHash(form));
  }

  /** How probable each label of each head is for a text, calibrated: what `scoresOf` says of its `vectorOf`, at once for both. */
  probabilities({ buckets, amounts }: Features): Record<HeadName, number[]> {
    const { records } = this;
    let [one, two, three, four, five, six, seven, eight, squares] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < buckets.length; index++) {
      const first = buckets[index]! * RECORD;
      const value = amounts[index]! * rarityAt(records, first);
      squares += value * value;
      one += records[first]! * value;
      two += records[first + 1]! * value;
      three += records[first + 2]! * value;
      four += records[first + 3]! * value;
      five += records[first + 4]! * value;
      six += records[first + 5]! * value;
      seven += records[first + 6]! * value;
      eight += records[first + 7]! * value;
    }
    const length = Math.sqrt(squares) || 1;
    const of = (name: HeadName, sums: readonly number[]) => {
      const { bias, step, temperature } = this.settings[name];
      const scores = sums.map((sum, label) => bias[label]! + (sum / length) * step);
      return probabilities(scores, temperature);
    };
    return { category: of('category', [one, two, three, four]), priority: of('priority', [five, six, seven, eight]) };
  }

  /**
   * How much each token speaks for one label of each head against the mean of all, over its word, its pair and its letter
   * sequences. The unit is another one for each head and text.
   */
  contributions(features: Features, labels: Readonly<Record<HeadName, number>>): Record<HeadName, number[]> {
    const { records } = this;
    const { category, priority } = this.leanings;
    const { buckets, amounts, shares, occurrences, ends } = features;
    for (let index = 0; index < buckets.length; index++) {
      const first = buckets[index]! * RECORD;
      const value = amounts[index]! * rarityAt(records, first) * shares[index]!;
      category[index] = (records[first + labels.category]! - sumFrom(records, first) / LABELS) * value;
      const second = first + OFFSETS.priority;
      priority[index] = (records[second + labels.priority]! - sumFrom(records, second) / LABELS) * value;
    }
    const given: Record<HeadName, number[]> = { category: [], priority: [] };
    let occurrence = 0;
    for (let token = 0; token < ends.length; token++) {
      let [one, two] = [0, 0];
      for (; occurrence < ends[token]!; occurrence++) {
        const feature = occurrences[occurrence]!;
        one += category[feature]!;
        two += priority[feature]!;
      }
      given.category.push(one * weightOf(token));
      given.priority.push(two * weightOf(token));
    }
    return given;
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

/** From 0 to 255; the bytes of a record have a sign. */
function rarityAt(records: Int8Array, first: number): number {
  return records[first + RARITY]! & 0xff;
}

/** Of the weights of a head, which begin there. */
function sumFrom(records: Int8Array, start: number): number {
  return records[start]! + records[start + 1]! + records[start + 2]! + records[start + 3]!;
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
