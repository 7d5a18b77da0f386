import { bareWord } from './words.js';

/** What PostgreSQL found out about the words of tickets when it last analysed them. */
export interface WordStatistics {
  /** How many tickets there were, roughly. */
  readonly tickets: number;
  /** The most frequent words as the index has them, and which share of the tickets has each. */
  readonly words: readonly string[];
  readonly shares: readonly number[];
}

/** Words that were too rare to be listed: most are much rarer than the rarest one that is. */
const SHARE_OF_UNLISTED = 0.4;
/** When nothing was analysed yet. */
const SHARE_WITHOUT_STATISTICS = 0.005;
const SHORT = /^[ -~]{1,3}$/;
const SHARE_OF_SHORT = 0.5;

/** A word in a larger share of the tickets tells nothing, unless it is in hardly any. */
const MOST_TELLING_SHARE = 0.05;
const ALWAYS_TELLING = 5;

/** How frequent words are among the tickets. Words are given folded and without punctuation around them. */
export class WordFrequencies {
  private readonly shares = new Map<string, number>();
  private readonly unlisted: number | undefined;
  private readonly tickets: number;

  constructor({ tickets, words, shares }: WordStatistics) {
    this.tickets = tickets;
    for (const [index, word] of words.entries()) {
      const bare = bareWord(word);
      if (bare === undefined) continue;
      this.shares.set(bare, Math.min(1, (this.shares.get(bare) ?? 0) + (shares[index] ?? 0)));
    }
    const listed = words.map((_, index) => shares[index] ?? 0).filter((share) => share > 0);
    if (listed.length > 0) this.unlisted = SHARE_OF_UNLISTED * Math.min(...listed);
  }

  /** Which share of the tickets has the word; an estimate for words that are not listed. */
  shareOf(word: string): number {
    return this.shares.get(word) ?? this.unlisted ?? (SHORT.test(word) ? SHARE_OF_SHORT : SHARE_WITHOUT_STATISTICS);
  }

  /** How many tickets have the word. */
  ticketsWith(word: string): number {
    return this.tickets * this.shareOf(word);
  }

  /** What it tells to have the word: inverse document frequency (Spärck Jones 1972), 0 when every ticket has it. */
  weightOf(word: string): number {
    return -Math.log(this.shareOf(word));
  }

  /** Whether it says something about two tickets that both have the word. */
  isTelling(word: string): boolean {
    return this.shareOf(word) <= MOST_TELLING_SHARE || (this.tickets > 0 && this.ticketsWith(word) <= ALWAYS_TELLING);
  }
}
