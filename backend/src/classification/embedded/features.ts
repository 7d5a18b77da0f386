import { randomInt } from 'node:crypto';
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
  const { tokens, buckets, amounts, shares, occurrences, ends } = passingFeaturesOf(text);
  return {
    tokens,
    buckets: buckets.slice(),
    amounts: amounts.slice(),
    shares: shares.slice(),
    occurrences: occurrences.slice(),
    ends: ends.slice(),
  };
}

/** The same, in columns that hold them only until the next text is read: for one that is judged at once. */
export function passingFeaturesOf(text: TicketText): Features {
  const tokens = readTokens(text);
  collector.begin(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const { form, field } = tokens[index]!;
    collector.add(form, field === tokens[index - 1]?.field, weightOf(index));
  }
  return { tokens, ...collector.finish() };
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

/** No token has more: two as a word, and of its letters, with a sign at both ends, those sequences that begin at each. */
function mostOccurrencesIn(letters: number): number {
  return 2 + (letters + 2) * (LONGEST_GRAM - SHORTEST_GRAM + 1);
}

/** No text has more. */
export const MOST_OCCURRENCES = (HEAD_TOKENS + TAIL_TOKENS) * mostOccurrencesIn(LONGEST_WORD);

/** A power of two, and at least twice as many as there are occurrences. */
function slotsFor(occurrences: number): number {
  return 2 ** Math.ceil(Math.log2(2 * occurrences + 1));
}

/**
 * Spreads buckets over slots; odd (multiply-shift: Dietzfelbinger et al., A Reliable Randomized Algorithm for the
 * Closest-Pair Problem, 1997). Whoever knew it could write texts whose buckets all want the same slot, so it is another
 * one in each process; nothing but the time depends on it.
 */
const SPREAD = 2 * randomInt(2 ** 31) + 1;

const WORD_START = '^'.charCodeAt(0);
const WORD_END = '$'.charCodeAt(0);

/**
 * Collects the features of one text after the other, always in the same columns: new ones take several times as long. They
 * have room for the longest text, but only what was once written to takes memory.
 */
class Collector {
  private size = 0;
  private occurrences = 0;
  private tokens = 0;
  /** What a pair of the token before with the next one starts from. */
  private pairStart = 0;
  /**
   * Where a bucket stands among those collected, plus one, and 0 where there is none: a hash table with linear probing
   * (Knuth, The Art of Computer Programming 3, 6.4). Of it a text uses as much as it needs, so that most texts need no
   * more than the processor's cache.
   */
  private readonly slots = new Int32Array(slotsFor(MOST_OCCURRENCES));
  private lastSlot = 0;
  /** How many bits of 32 a slot's number does not need. */
  private shift = 0;
  private readonly buckets = new Int32Array(MOST_OCCURRENCES);
  private readonly blocks = new Uint8Array(MOST_OCCURRENCES);
  private readonly counts = new Float32Array(MOST_OCCURRENCES);
  private readonly damped = new Float64Array(MOST_OCCURRENCES);
  private readonly amounts = new Float32Array(MOST_OCCURRENCES);
  private readonly shares = new Float32Array(MOST_OCCURRENCES);
  private readonly occurring = new Int32Array(MOST_OCCURRENCES);
  private readonly ends = new Int32Array(HEAD_TOKENS + TAIL_TOKENS);
  /** The letters of a token, with a sign before and after them. */
  private readonly units = new Uint16Array(1 + LONGEST_WORD + 1).fill(WORD_START, 0, 1);

  begin(tokens: readonly Token[]): void {
    const slots = slotsFor(tokens.reduce((sum, { form }) => sum + mostOccurrencesIn(form.length), 0));
    this.slots.fill(0, 0, slots);
    this.lastSlot = slots - 1;
    this.shift = Math.clz32(this.lastSlot);
    this.size = this.occurrences = this.tokens = 0;
  }

  /** @param follows whether the token before stands in the same field */
  add(form: string, follows: boolean, weight: number): void {
    const { units } = this;
    let word = WORD;
    let pair = absorb(follows ? this.pairStart : FIRST, SPACE);
    let pairStart = PAIR;
    for (let index = 0; index < form.length; index++) {
      const unit = form.charCodeAt(index);
      units[index + 1] = unit;
      word = absorb(word, unit);
      pair = absorb(pair, unit);
      pairStart = absorb(pairStart, unit);
    }
    this.pairStart = pairStart;
    this.count(WORDS.kind, bucketAt(word), weight);
    this.count(WORDS.kind, bucketAt(pair), weight);
    if (form.length > 1 && /^\p{L}/u.test(form)) this.addGrams(form.length, weight);
    this.ends[this.tokens++] = this.occurrences;
  }

  private addGrams(letters: number, weight: number): void {
    const { units } = this;
    units[letters + 1] = WORD_END;
    for (let start = 0; start <= letters; start++) {
      const end = Math.min(start + LONGEST_GRAM, letters + 2);
      let state = absorb(LETTER, units[start]!);
      for (let index = start + 1; index < end; index++) {
        state = absorb(state, units[index]!);
        if (index - start + 1 >= SHORTEST_GRAM) this.count(LETTERS.kind, bucketAt(state), weight);
      }
    }
  }

  private count(kind: number, bucket: number, weight: number): void {
    const { slots, lastSlot, buckets } = this;
    let slot = Math.imul(bucket, SPREAD) >>> this.shift;
    let place = slots[slot]! - 1;
    while (place >= 0 && buckets[place] !== bucket) {
      slot = (slot + 1) & lastSlot;
      place = slots[slot]! - 1;
    }
    if (place < 0) {
      place = this.size++;
      slots[slot] = this.size;
      buckets[place] = bucket;
      this.blocks[place] = kind;
      this.counts[place] = 0;
    }
    this.counts[place]! += weight;
    this.occurring[this.occurrences++] = place;
  }

  /** What was collected since it began. */
  finish(): Omit<Features, 'tokens'> {
    const { size, blocks, counts, damped, amounts, shares } = this;
    const squares = [0, 0];
    for (let place = 0; place < size; place++) {
      const count = counts[place]!;
      const amount = (damped[place] = count <= 1 ? count : 1 + Math.log(count));
      squares[blocks[place]!]! += amount * amount;
    }
    const scales = [WORDS, LETTERS].map(({ kind, length }) => length / Math.sqrt(squares[kind]!));
    for (let place = 0; place < size; place++) {
      amounts[place] = damped[place]! * scales[blocks[place]!]!;
      shares[place] = 1 / counts[place]!;
    }
    return {
      buckets: this.buckets.subarray(0, size),
      amounts: amounts.subarray(0, size),
      shares: shares.subarray(0, size),
      occurrences: this.occurring.subarray(0, this.occurrences),
      ends: this.ends.subarray(0, this.tokens),
    };
  }
}

const SEED = 0x811c9dc5 | 0;

/** What the hash of a feature starts from, so that a word differs from a letter sequence of the same spelling. */
const WORD = SEED ^ 1;
const PAIR = SEED ^ 2;
const LETTER = SEED ^ 3;

const SPACE = 0x20;

/** What the pair of a field's first token starts from. */
const FIRST = hashOf('<start>', PAIR);

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

const collector = new Collector();
