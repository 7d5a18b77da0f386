import { trigramSimilarity, trigramsOf } from './trigrams.js';
import type { WordFrequencies } from './word-frequencies.js';
import { isCode, wordsOf } from './words.js';

/** Shared words that are told. */
export const MOST_SHARED_WORDS = 5;

interface Text {
  readonly title: string;
  /** Or the beginning of it. */
  readonly description: string;
}

export interface Likeness {
  /** From 0 to 1. */
  readonly similarity: number;
  /** Both have the number of an order or the like. */
  readonly hasSameCode: boolean;
  /** Such numbers, then the rarest telling words that both have, as they stand in the other text. */
  readonly sharedWords: readonly string[];
}

/**
 * Compares texts with one text. Half of the similarity is that of the titles, by their trigrams as pg_trgm counts them,
 * and half is that of all the words: the weight of the words that both have, as a part of the weight of those that either
 * has (weighted Jaccard, with the inverse document frequency as weight).
 */
export class LikenessTo {
  private readonly trigrams: ReadonlySet<string>;
  private readonly words: ReadonlyMap<string, string>;
  private readonly weight: number;

  constructor(
    text: Text,
    private readonly frequencies: WordFrequencies,
  ) {
    this.trigrams = trigramsOf(text.title);
    this.words = wordsOf(`${text.title} ${text.description}`);
    this.weight = this.weightOf(this.words.keys());
  }

  of(other: Text): Likeness {
    const words = wordsOf(`${other.title} ${other.description}`);
    const shared = [...words.keys()].filter((word) => this.words.has(word));
    const sharedWeight = this.weightOf(shared);
    const eitherWeight = this.weight + this.weightOf(words.keys()) - sharedWeight;
    const byWords = eitherWeight > 0 ? sharedWeight / eitherWeight : 0;
    const byTitle = trigramSimilarity(this.trigrams, trigramsOf(other.title));
    const telling = shared.filter((word) => this.frequencies.isTelling(word));
    telling.sort(
      (a, b) => Number(isCode(b)) - Number(isCode(a)) || this.frequencies.shareOf(a) - this.frequencies.shareOf(b),
    );
    return {
      similarity: (byTitle + byWords) / 2,
      hasSameCode: telling.some(isCode),
      sharedWords: telling.slice(0, MOST_SHARED_WORDS).map((word) => words.get(word) ?? word),
    };
  }

  private weightOf(words: Iterable<string>): number {
    let weight = 0;
    for (const word of words) weight += this.frequencies.weightOf(word);
    return weight;
  }
}
