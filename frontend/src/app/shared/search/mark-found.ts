import type { Passage } from '../suggestion/mark-passages';

/**
 * Cuts a text into passages of which those that hold a word of the search are marked: any part of a word, in any case,
 * with the accents that follow it. What is found only after a conversion (`ß` for `SS`) is not. The passages joined are
 * always the text.
 */
export function markFound(text: string, search: string): readonly Passage[] {
  const passages: Passage[] = [];
  let end = 0;
  for (const found of foundIn(text, search)) {
    if (found.start > end) passages.push({ text: text.slice(end, found.start), marked: false });
    passages.push({ text: text.slice(found.start, found.end), marked: true });
    end = found.end;
  }
  if (end < text.length) passages.push({ text: text.slice(end), marked: false });
  return passages;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the words are, in the order of the text; words that overlap or touch are one range. */
function foundIn(text: string, search: string): readonly Range[] {
  const words = search.split(/\s+/u).filter((word) => word !== '');
  const ranges = words.flatMap((word) =>
    Array.from(text.matchAll(patternOf(word)), ({ 0: { length }, index }) => ({ start: index, end: index + length })),
  );
  const joined: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end) joined.push(range);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return joined;
}

/** No character of the word has a special meaning. */
function patternOf(word: string): RegExp {
  const literal = Array.from(word, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('');
  return new RegExp(`${literal}\\p{M}*`, 'giu');
}
