import type { Client } from 'pg';
import { seededRandom, type Random } from '../../../backend/src/common/seeded-random.ts';

/** Terms of a kind; enough for no answer to be remembered from the one before. */
const TERMS = 24;
/** Tickets that words are taken from. */
const SAMPLED_TICKETS = 20_000;
/** A rare term finds so many tickets among a million; in fewer tickets, any number up to the higher one. */
const RARE = { least: 10, most: 1_000, of: 1_000_000 };
/** Rather than count for ever in a corpus that has too few rare words. */
const MOST_CANDIDATES = 2_000;
const MANY_WORDS = 500;

/** Single letters and signs, frequent and rare pairs, and some that are nowhere. */
const SHORT = [
  ...'aeqzx7#&',
  'th',
  'in',
  'pa',
  're',
  'on',
  'er',
  'ab',
  'qz',
  'zx',
  '40',
  '12',
  'ü',
  'ß',
  'pq',
  'wv',
  'é',
];

export interface SearchTerms {
  rare: string[];
  common: string[];
  absent: string[];
  twoWords: string[];
  short: string[];
}

/** Chooses what to search for by measuring the tickets that are there. */
export async function chooseSearchTerms(client: Client, tickets: number, seed: number): Promise<SearchTerms> {
  const random = seededRandom(seed);
  const words = await sampleWords(client, tickets);
  const common = words.slice(0, TERMS);
  const rare = await chooseRare(client, shuffled(words.slice(TERMS), random), tickets);
  const absent = await chooseAbsent(client, shuffled(words, random));
  const twoWords = common.map((word, index) => {
    const others = index % 2 === 0 ? common : rare;
    return `${word} ${others[(index + 7) % others.length] ?? word}`;
  });
  return { rare, common, absent, twoWords, short: SHORT };
}

/** Plain words of at least four letters, those first that most of the sampled tickets have. */
async function sampleWords(client: Client, tickets: number): Promise<string[]> {
  const percent = Math.min(100, (100 * SAMPLED_TICKETS) / tickets);
  const { rows } = await client.query<{ word: string }>(
    `SELECT word
     FROM (
       SELECT DISTINCT id, word
       FROM ticket TABLESAMPLE SYSTEM (${percent}) REPEATABLE (1), unnest(ticket_words(title, description)) AS word
     ) AS occurrence
     WHERE word ~ '^[a-z]{4,}$'
     GROUP BY word
     ORDER BY count(*) DESC, word`,
  );
  return rows.map(({ word }) => word);
}

async function chooseRare(client: Client, candidates: readonly string[], tickets: number): Promise<string[]> {
  const least = tickets >= RARE.of ? RARE.least : 1;
  const chosen: string[] = [];
  for (const word of candidates.slice(0, MOST_CANDIDATES)) {
    if (chosen.length === TERMS) break;
    const matches = await countMatches(client, word, RARE.most + 1);
    if (matches >= least && matches <= RARE.most) chosen.push(word);
  }
  return chosen;
}

/** The beginning of one word and the end of another: what people mistype looks like this. */
async function chooseAbsent(client: Client, words: readonly string[]): Promise<string[]> {
  const chosen: string[] = [];
  for (const [index, word] of words.entries()) {
    if (chosen.length === TERMS) break;
    const other = words[(index + 1) % words.length] ?? word;
    const made = word.slice(0, Math.ceil(word.length / 2)) + other.slice(Math.floor(other.length / 2));
    if (made.length >= 6 && (await wordsWith(client, made)).length === 0) chosen.push(made);
  }
  return chosen;
}

/** How many tickets a term finds, counted up to a limit. */
async function countMatches(client: Client, term: string, limit: number): Promise<number> {
  const words = await wordsWith(client, term);
  if (words.length === MANY_WORDS) return limit;
  const { rows } = await client.query<{ matches: number }>(
    `SELECT count(*)::int AS matches
     FROM (SELECT FROM ticket WHERE ticket_words(title, description) && $1 LIMIT ${limit}) AS found`,
    [words],
  );
  return rows[0]?.matches ?? 0;
}

async function wordsWith(client: Client, term: string): Promise<string[]> {
  const { rows } = await client.query<{ word: string }>(
    `SELECT word FROM search_word WHERE word LIKE $1 LIMIT ${MANY_WORDS}`,
    [`%${term}%`],
  );
  return rows.map(({ word }) => word);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
