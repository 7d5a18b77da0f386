/** Of the letters, digits and marks of all scripts, from the first to the last: what is around them is punctuation. */
const BARE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su;

/** Longer ones are rather addresses, keys or lines than words. */
const LONGEST = 64;

/** The word without the punctuation around it; undefined when nothing is left, or something too long. */
export function bareWord(word: string): string | undefined {
  const bare = BARE.exec(word)?.[0];
  return bare !== undefined && bare.length <= LONGEST ? bare : undefined;
}

/** A number of an order, a device or the like, with letters or five digits in a row: hardly a second thing has the same one. */
const CODE = /^(?=.*\p{N})(?=.*(?:\p{L}|\p{N}{5})).{6,}$/u;

/** Two tickets that both have it are about the same thing. */
export function isCode(word: string): boolean {
  return CODE.test(word);
}

/** Case-folded nearly as PostgreSQL folds: by way of the upper case, for ß and other letters that have more than two forms. */
export function foldedWord(word: string): string {
  return word.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** The different words of a text, in their order: how each is written where it comes first, by its folded form. */
export function wordsOf(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const word of text.split(/\s+/u)) {
    const bare = bareWord(word);
    if (bare === undefined) continue;
    const folded = foldedWord(bare);
    if (!words.has(folded)) words.set(folded, bare);
  }
  return words;
}
