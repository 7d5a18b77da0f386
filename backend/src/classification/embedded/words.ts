import type { TextField } from '../suggestion.js';

/** A word of a ticket: its stem, and where it stands in the field's text (UTF-16 code units). */
export interface Word {
  readonly field: TextField;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits, with apostrophes inside: "can't" is one word, "e-mail" two. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Longer runs of letters are no words of a language but pasted data. */
const LONGEST_WORD = 40;

/** Everyday misspellings of words that carry a cue. */
const MISSPELLINGS: ReadonlyMap<string, string> = new Map([
  ['accout', 'account'],
  ['acount', 'account'],
  ['accont', 'account'],
  ['adress', 'address'],
  ['addres', 'address'],
  ['pasword', 'password'],
  ['passwort', 'password'],
  ['refound', 'refund'],
  ['recieve', 'receive'],
  ['recieved', 'receive'],
  ['reciept', 'receipt'],
  ['payed', 'paid'],
  ['pament', 'payment'],
  ['eror', 'error'],
  ['workin', 'working'],
  ['subcription', 'subscription'],
  ['emial', 'email'],
  ['updat', 'update'],
]);

/** The words of a field's text in order. Takes time in proportion to its length. */
export function wordsOf(text: string, field: TextField): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (word.length > LONGEST_WORD) continue;
    words.push({ field, stem: stemOf(word), start: match.index, end: match.index + word.length });
  }
  return words;
}

/**
 * Lower case without accents and apostrophes, and without the commonest English endings, so that one cue covers
 * "charge", "charges", "charged" and "charging". It is not linguistics: both sides of a comparison go through it.
 */
export function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  const spelled = MISSPELLINGS.get(plain) ?? plain;
  return withoutEnding(spelled);
}

function withoutEnding(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (/[^sui]s$/.test(word)) return withoutEnding(word.slice(0, -1));
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  return word;
}

/** "stopped" and "stopping" lose the doubled consonant too; "called" would become "cal", so l and s stay double. */
function undouble(stem: string): string {
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
