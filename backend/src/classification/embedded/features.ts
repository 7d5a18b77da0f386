import { TEXT_FIELDS, type TicketText } from '../suggestion.js';
import { tokensOf, type Token } from './tokens.js';

/** Feature names are hashed into this many buckets. */
export const BUCKETS = 2 ** 18;

/** Longer mails quote, sign and digress: only their beginning and end are read, so that time stays bounded. */
const HEAD_TOKENS = 500;
const TAIL_TOKENS = 100;

/** Past this many tokens a feature counts half. */
const CORE_TOKENS = 120;

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;

/** Each block is scaled to this Euclidean length, so that the many letter sequences do not drown the words. */
const WORDS = { kind: 0, length: 1 } as const;
const LETTERS = { kind: 1, length: 0.7 } as const;

type Block = typeof WORDS | typeof LETTERS;

/** What is in a text, before a model weighs it. */
export interface Features {
  readonly tokens: readonly Token[];
  /** The buckets that occur, each once, and how much of each there is. */
  readonly buckets: Int32Array;
  readonly amounts: Float32Array;
  /** Every occurrence of a feature in three columns: an index into `buckets`, one into `tokens`, its share of the amount. */
  readonly occurrences: {
    readonly features: Int32Array;
    readonly tokens: Int32Array;
    readonly shares: Float32Array;
  };
}

/**
 * Words, pairs of neighbours and the letter sequences inside words, which carry over to endings and misspellings never
 * seen in training. Counts are damped logarithmically, as is usual for text (Manning, Raghavan, Schütze: Introduction
 * to Information Retrieval, 6.4.1).
 */
export function featuresOf(text: TicketText): Features {
  const tokens = readTokens(text);
  const collector = new Collector();
  for (const [index, { form, field }] of tokens.entries()) {
    const weight = index < CORE_TOKENS ? 1 : 0.5;
    const before = tokens[index - 1];
    collector.add(WORDS, bucketOf(form, 1), index, weight);
    collector.add(WORDS, bucketOf(`${before?.field === field ? before.form : '<start>'} ${form}`, 2), index, weight);
    if (form.length > 1 && /^\p{L}/u.test(form)) collector.addGrams(`^${form}$`, index, weight);
  }
  return { tokens, ...collector.finish() };
}

/** A title that only repeats how the description begins adds nothing. */
function readTokens({ title = '', description }: TicketText): Token[] {
  const beginning = title.replace(/(?:…|\.\.\.)$/, '').trim();
  const repeats = description.trimStart().toLowerCase().startsWith(beginning.toLowerCase());
  const tokens = TEXT_FIELDS.flatMap((field) =>
    field === 'description' ? tokensOf(description, field) : repeats ? [] : tokensOf(title, field),
  );
  if (tokens.length <= HEAD_TOKENS + TAIL_TOKENS) return tokens;
  return [...tokens.slice(0, HEAD_TOKENS), ...tokens.slice(-TAIL_TOKENS)];
}

/** Where a bucket stands in the vector being collected, plus one; 0 everywhere between two texts. */
const places = new Int32Array(BUCKETS);

/** Collects the features of one text. Plain columns of numbers: a long ticket has tens of thousands of occurrences. */
class Collector {
  private readonly buckets: number[] = [];
  private readonly blocks: Block[] = [];
  private readonly weights: number[] = [];
  private readonly occurring: number[] = [];
  private readonly owners: number[] = [];
  private readonly shares: number[] = [];

  add(block: Block, bucket: number, token: number, weight: number): void {
    let place = places[bucket]!;
    if (place === 0) {
      place = places[bucket] = this.buckets.push(bucket);
      this.blocks.push(block);
      this.weights.push(0);
    }
    this.weights[place - 1]! += weight;
    this.occurring.push(place - 1);
    this.owners.push(token);
    this.shares.push(weight);
  }

  addGrams(form: string, token: number, weight: number): void {
    for (let start = 0; start < form.length; start++) {
      const end = Math.min(start + LONGEST_GRAM, form.length);
      let state = SEED ^ LETTER_KIND;
      for (let index = start; index < end; index++) {
        state = absorb(state, form.charCodeAt(index));
        if (index - start + 1 >= SHORTEST_GRAM) this.add(LETTERS, bucketAt(state), token, weight);
      }
    }
  }

  finish(): Omit<Features, 'tokens'> {
    const squares = [0, 0];
    const damped = this.weights.map((weight, place) => {
      const amount = weight < 1 ? weight : 1 + Math.log(weight);
      squares[this.blocks[place]!.kind]! += amount * amount;
      return amount;
    });
    const scales = [WORDS, LETTERS].map(({ kind, length }) => length / Math.sqrt(squares[kind]!));
    for (const bucket of this.buckets) places[bucket] = 0;
    return {
      buckets: Int32Array.from(this.buckets),
      amounts: Float32Array.from(damped, (amount, place) => amount * scales[this.blocks[place]!.kind]!),
      occurrences: {
        features: Int32Array.from(this.occurring),
        tokens: Int32Array.from(this.owners),
        shares: Float32Array.from(this.shares, (share, index) => share / this.weights[this.occurring[index]!]!),
      },
    };
  }
}

const SEED = 0x811c9dc5;
const LETTER_KIND = 3;

/** Identifies a word's form, in 32 bits. */
export function wordHash(form: string): number {
  return finished(hashOf(form, 0)) >>> 0;
}

function bucketOf(name: string, kind: number): number {
  return bucketAt(hashOf(name, kind));
}

/** FNV-1a over UTF-16 code units. */
function hashOf(name: string, kind: number): number {
  let state = SEED ^ kind;
  for (let index = 0; index < name.length; index++) state = absorb(state, name.charCodeAt(index));
  return state;
}

function absorb(state: number, unit: number): number {
  return Math.imul(state ^ unit, 0x01000193);
}

function bucketAt(state: number): number {
  return finished(state) & (BUCKETS - 1);
}

/** A last mix, so that the low bits are as good as the others. */
function finished(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 12);
}
