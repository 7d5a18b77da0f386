import { TEXT_FIELDS, type TicketText } from '../suggestion.js';
import { LONGEST_WORD, tokensOf, type Token } from './tokens.js';

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
  /** The share of the amount that is in one occurrence, in a token that counts whole. */
  readonly shares: Float32Array;
  /** Every occurrence as an index into `buckets`, token by token; `ends` says where those of each token end. */
  readonly occurrences: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Words, pairs of neighbours and the letter sequences inside words, which carry over to endings and misspellings never
 * seen in training. Counts are damped logarithmically, as is usual for text (Manning, Raghavan, Schütze: Introduction
 * to Information Retrieval, 6.4.1).
 */
export function featuresOf(text: TicketText): Features {
  const tokens = readTokens(text);
  const ends = new Int32Array(tokens.length);
  for (let index = 0; index < tokens.length; index++) {
    const { form, field } = tokens[index]!;
    const weight = weightOf(index);
    const before = tokens[index - 1];
    const start = hashOf(before?.field === field ? before.form : '<start>', PAIR);
    collector.add(WORDS, bucketAt(hashOf(form, WORD)), weight);
    collector.add(WORDS, bucketAt(hashOf(form, absorb(start, SPACE))), weight);
    if (form.length > 1 && /^\p{L}/u.test(form)) collector.addGrams(`^${form}$`, weight);
    ends[index] = collector.occurrences;
  }
  return { tokens, ends, ...collector.finish() };
}

/** How much an occurrence in the token at this place counts. */
export function weightOf(index: number): number {
  return index < CORE_TOKENS ? 1 : 0.5;
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

/** No text has more: two of a token as a word, and of its letters, with a sign at both ends, those that begin at each. */
const MOST_OCCURRENCES = (HEAD_TOKENS + TAIL_TOKENS) * (2 + (LONGEST_WORD + 2) * (LONGEST_GRAM - SHORTEST_GRAM + 1));

/**
 * Collects the features of one text after the other. It has room for the longest one from the beginning: columns that
 * grow, or new ones for each text, take several times as long.
 */
class Collector {
  /** Occurrences so far. */
  occurrences = 0;
  private size = 0;
  /** Where a bucket stands among those collected, plus one; 0 everywhere between two texts. */
  private readonly places = new Int32Array(BUCKETS);
  private readonly buckets = new Int32Array(MOST_OCCURRENCES);
  private readonly kinds = new Uint8Array(MOST_OCCURRENCES);
  private readonly counts = new Float32Array(MOST_OCCURRENCES);
  private readonly damped = new Float64Array(MOST_OCCURRENCES);
  private readonly occurring = new Int32Array(MOST_OCCURRENCES);

  add({ kind }: Block, bucket: number, weight: number): void {
    let place = this.places[bucket]! - 1;
    if (place < 0) {
      place = this.size++;
      this.places[bucket] = this.size;
      this.buckets[place] = bucket;
      this.kinds[place] = kind;
      this.counts[place] = 0;
    }
    this.counts[place]! += weight;
    this.occurring[this.occurrences++] = place;
  }

  addGrams(form: string, weight: number): void {
    for (let start = 0; start < form.length; start++) {
      const end = Math.min(start + LONGEST_GRAM, form.length);
      let state = LETTER;
      for (let index = start; index < end; index++) {
        state = absorb(state, form.charCodeAt(index));
        if (index - start + 1 >= SHORTEST_GRAM) this.add(LETTERS, bucketAt(state), weight);
      }
    }
  }

  /** What was collected, and begins anew. */
  finish(): Pick<Features, 'buckets' | 'amounts' | 'shares' | 'occurrences'> {
    const { size, counts, damped, kinds } = this;
    const buckets = this.buckets.slice(0, size);
    const occurrences = this.occurring.slice(0, this.occurrences);
    const squares = [0, 0];
    for (let place = 0; place < size; place++) {
      const count = counts[place]!;
      const amount = (damped[place] = count <= 1 ? count : 1 + Math.log(count));
      squares[kinds[place]!]! += amount * amount;
    }
    const scales = [WORDS, LETTERS].map(({ kind, length }) => length / Math.sqrt(squares[kind]!));
    const amounts = new Float32Array(size);
    const shares = new Float32Array(size);
    for (let place = 0; place < size; place++) {
      amounts[place] = damped[place]! * scales[kinds[place]!]!;
      shares[place] = 1 / counts[place]!;
      this.places[buckets[place]!] = 0;
    }
    this.size = this.occurrences = 0;
    return { buckets, amounts, shares, occurrences };
  }
}

const collector = new Collector();

const SEED = 0x811c9dc5 | 0;

/** What the hash of a feature starts from, so that a word differs from a letter sequence of the same spelling. */
const WORD = SEED ^ 1;
const PAIR = SEED ^ 2;
const LETTER = SEED ^ 3;

const SPACE = 0x20;

/** Identifies a word's form, in 32 bits. */
export function wordHash(form: string): number {
  return finished(hashOf(form, SEED)) >>> 0;
}

/** FNV-1a over UTF-16 code units, going on from a state. */
function hashOf(text: string, state: number): number {
  for (let index = 0; index < text.length; index++) state = absorb(state, text.charCodeAt(index));
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
