const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The trigrams of a text as pg_trgm takes them, in all scripts: of each word, with two spaces before and one after it. */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const characters = ['', '', ...word].map((character) => character || ' ');
    for (const [index, first] of characters.entries()) {
      const [second = ' ', third = ' '] = characters.slice(index + 1, index + 3);
      if (index + 1 < characters.length) trigrams.add(first + second + third);
    }
  }
  return trigrams;
}

/** Which part of the different trigrams of both they have in common, from 0 to 1. */
export function trigramSimilarity(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of some) if (others.has(trigram)) shared++;
  return shared / (some.size + others.size - shared || 1);
}
