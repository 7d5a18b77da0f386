/** Where a query was found in a label: from, to (exclusive). */
export type Range = readonly [start: number, end: number];

export interface Match {
  /** Comparable for one query only; the higher, the better. */
  readonly score: number;
  /** The found letters of the label, in order and without overlaps. */
  readonly ranges: readonly Range[];
}

interface Hit {
  readonly score: number;
  readonly ranges: readonly Range[];
}

/** The parts of a score. A term of the query earns one of them, in the best place where it is found. */
const SCORES = { firstWord: 100, word: 85, beginnings: 60, inside: 40, keyword: 30, scattered: 10 } as const;
/** For a term that is the whole word, not only its beginning. */
const WHOLE_WORD = 8;
/** For terms that stand in the label as they were typed, one after another. */
const PHRASE = 30;

/**
 * How well a command fits what was typed. Every term has to be found: best at the beginning of a word, then as the
 * beginnings of several ("gq" finds Go to Queue), inside a word, among the keywords, and last of all with gaps.
 * @returns undefined when a term is not found
 */
export function matchCommand(query: string, label: string, keywords = ''): Match | undefined {
  const terms = fold(query).split(/\s+/).filter(Boolean);
  const text = fold(label);
  const hits: Hit[] = [];
  for (const term of terms) {
    const hit = findTerm(term, text) ?? findKeyword(term, fold(keywords)) ?? findScattered(term, text);
    if (hit === undefined) return undefined;
    hits.push(hit);
  }
  const phrase = terms.length > 1 && text.includes(terms.join(' ')) ? PHRASE : 0;
  const sum = hits.reduce((total, { score }) => total + score, 0);
  return {
    // Of two that fit alike, the shorter one is meant more often.
    score: sum / Math.max(hits.length, 1) + phrase - label.length / 20,
    ranges: union(hits.flatMap(({ ranges }) => ranges)),
  };
}

function findTerm(term: string, text: string): Hit | undefined {
  for (const start of wordStarts(text)) {
    if (!text.startsWith(term, start)) continue;
    const whole = isLetter(text[start + term.length]) ? 0 : WHOLE_WORD;
    return {
      score: (start === 0 ? SCORES.firstWord : SCORES.word) + whole,
      ranges: [[start, start + term.length]],
    };
  }
  if (term.length < 2) return undefined;
  const beginnings = findBeginnings(term, text, wordStarts(text));
  if (beginnings !== undefined) return { score: SCORES.beginnings, ranges: beginnings };
  const inside = text.indexOf(term);
  return inside === -1 ? undefined : { score: SCORES.inside, ranges: [[inside, inside + term.length]] };
}

/** The term as beginnings of words in their order: "gq", "goqu". Words may be passed over. */
function findBeginnings(term: string, text: string, starts: readonly number[]): readonly Range[] | undefined {
  if (term === '') return [];
  for (const [index, start] of starts.entries()) {
    let length = 0;
    while (length < term.length && term[length] === text[start + length]) length++;
    // As many letters as possible first; fewer when the rest is not found behind them.
    for (; length > 0; length--) {
      const rest = findBeginnings(term.slice(length), text, starts.slice(index + 1));
      if (rest !== undefined) return [[start, start + length], ...rest];
    }
  }
  return undefined;
}

function findKeyword(term: string, keywords: string): Hit | undefined {
  return wordStarts(keywords).some((start) => keywords.startsWith(term, start))
    ? { score: SCORES.keyword, ranges: [] }
    : undefined;
}

/** The letters in their order, the first of them at the beginning of a word; forgives letters that were left out. */
function findScattered(term: string, text: string): Hit | undefined {
  if (term.length < 3) return undefined;
  for (const start of wordStarts(text)) {
    const ranges: Range[] = [];
    let at = start - 1;
    for (const letter of term) {
      at = ranges.length === 0 && text[start] !== letter ? -1 : text.indexOf(letter, at + 1);
      if (at === -1) break;
      ranges.push([at, at + 1]);
    }
    // Letters from one end of the label to the other are no likeness.
    if (at !== -1 && at - start < term.length * 3) return { score: SCORES.scattered, ranges };
  }
  return undefined;
}

function wordStarts(text: string): readonly number[] {
  return [...text].flatMap((letter, index) => (isLetter(letter) && !isLetter(text[index - 1]) ? [index] : []));
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** Without capitals and accents, each letter where it was. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const letter = text.charAt(index);
    const folded = letter.normalize('NFD').charAt(0).toLowerCase();
    return folded.length === 1 ? folded : letter;
  }).join('');
}

function union(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
