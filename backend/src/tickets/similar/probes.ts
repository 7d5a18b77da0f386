import type { WordFrequencies } from './word-frequencies.js';
import { bareWord, isCode } from './words.js';

/** The words of a ticket as the index has them, in their order. */
export interface IndexedWords {
  readonly title: readonly string[];
  readonly description: readonly string[];
}

/** A question to the index of words. */
export interface Probe {
  readonly words: readonly string[];
  /** What it tells of a ticket to be among the answers. */
  readonly weight: number;
}

export interface Probes {
  /** For tickets with any of the words: one word as it stands beside the usual punctuation. */
  readonly ofOneWord: readonly Probe[];
  /** For tickets with all of the words. */
  readonly ofSeveralWords: readonly Probe[];
}

/** What somebody wants is said in the title and at the beginning; further words are not asked for. */
const DESCRIPTION_WORDS = 30;
const TOPIC_WORDS = 10;

const MOST_OF_ONE_WORD = 12;
const MOST_CODES = 2;
/**
 * The index makes a list of all tickets with a word before it answers the first one, half a microsecond for each. So many
 * entries, as far as statistics tell, are read for all words that are asked for one by one, and for words that are asked for
 * together, so many of the rarest.
 */
const MOST_ENTRIES_OF_ONE_WORD = 6_000;
const MOST_ENTRIES_OF_RAREST = 25_000;

const TITLE_WORDS_TOGETHER = 4;
const TOPIC_WORDS_TOGETHER = 3;

const PUNCTUATION = ['.', ','];

interface Word {
  readonly bare: string;
  /** How the ticket has it. */
  readonly written: string;
  readonly isCode: boolean;
  readonly isTelling: boolean;
  readonly tickets: number;
  readonly weight: number;
}

/** The questions whose answers are most likely to be like the ticket, and whose cost has a bound however many tickets there are. */
export function probesFor({ title, description }: IndexedWords, frequencies: WordFrequencies): Probes {
  const known = new Set<string>();
  const read = (words: readonly string[]) =>
    words.flatMap((written): Word[] => {
      const bare = bareWord(written);
      if (bare === undefined || known.has(bare)) return [];
      known.add(bare);
      const [weight, tickets] = [frequencies.weightOf(bare), frequencies.ticketsWith(bare)];
      return [{ bare, written, isCode: isCode(bare), isTelling: frequencies.isTelling(bare), tickets, weight }];
    });
  const ofTitle = read(title);
  const ofDescription = read(description).slice(0, DESCRIPTION_WORDS);
  const plain = (words: readonly Word[]) => words.filter((word) => !word.isCode);
  const ofOneWord = rareWords([...ofTitle, ...ofDescription]);
  const sets = [
    rarest(plain(ofTitle), TITLE_WORDS_TOGETHER),
    rarest(plain([...ofTitle, ...ofDescription.slice(0, TOPIC_WORDS)]), TOPIC_WORDS_TOGETHER),
  ];
  return {
    ofOneWord: ofOneWord.map(({ bare, written, weight }) => ({
      words: [...new Set([bare, written, ...PUNCTUATION.map((mark) => bare + mark)])],
      weight,
    })),
    ofSeveralWords: withoutRepetition(sets.filter(isAffordable), ofOneWord).map((words) => ({
      words: words.map(({ bare }) => bare),
      weight: words.reduce((sum, { weight }) => sum + weight, 0),
    })),
  };
}

/** Codes first, then the rarest ones; of equally rare ones the first in the text. */
function rareWords(words: readonly Word[]): Word[] {
  const telling = words.filter(({ isTelling }) => isTelling);
  const codes = telling.filter((word) => word.isCode).slice(0, MOST_CODES);
  const chosen: Word[] = [];
  let entries = 0;
  for (const word of rarest(
    telling.filter((word) => !word.isCode),
    MOST_OF_ONE_WORD,
  )) {
    entries += word.tickets;
    if (entries > MOST_ENTRIES_OF_ONE_WORD) break;
    chosen.push(word);
  }
  return [...codes, ...chosen];
}

/** The rarest one first. */
function rarest(words: readonly Word[], most: number): Word[] {
  return words.toSorted((a, b) => b.weight - a.weight).slice(0, most);
}

function isAffordable(words: readonly Word[]): boolean {
  const [first] = words;
  return words.length > 1 && first !== undefined && first.isTelling && first.tickets <= MOST_ENTRIES_OF_RAREST;
}

/** Without sets that are the same, and without those whose words are all asked for one by one. */
function withoutRepetition(sets: readonly Word[][], single: readonly Word[]): Word[][] {
  const keyOf = (words: readonly Word[]) => words.map(({ bare }) => bare).join(' ');
  const byKey = new Map(sets.map((words) => [keyOf(words.toSorted((a, b) => (a.bare < b.bare ? -1 : 1))), words]));
  return [...byKey.values()].filter((words) => !words.every((word) => single.includes(word)));
}
