import type { TextField } from '../suggestion.js';

/** A word, number or telling sign of a ticket, and where it stands in the field's text (UTF-16 code units). */
export interface Token {
  readonly field: TextField;
  /** How the model spells it: lower case, without accents and apostrophes; numbers only by their length. */
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Addresses, words with apostrophes inside ("can't" is one word, "e-mail" two), numbers, and signs that carry tone or money. */
const PATTERN =
  /https?:\/\/\S{1,500}|[\w.+-]{1,64}@[\w.-]{1,255}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[!?$€£¥]/gu;

/** Longer runs of letters are no words of a language but pasted data; in UTF-16 code units of their form. */
export const LONGEST_WORD = 40;

/** The tokens of a field's text in order. Takes time in proportion to its length. */
export function tokensOf(text: string, field: TextField): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(PATTERN)) {
    const form = formOf(found);
    if (form.length > LONGEST_WORD) continue;
    tokens.push({ field, form, start: index, end: index + found.length });
  }
  return tokens;
}

function formOf(found: string): string {
  if (/^[A-Za-z']+$/.test(found)) return (found.includes("'") ? found.replaceAll("'", '') : found).toLowerCase();
  if (found.includes('://')) return '<url>';
  if (found.includes('@')) return '<email>';
  if (/^\p{N}/u.test(found)) return `#${Math.min(found.length, 5)}`;
  if (/^[\x20-\x7e]*$/.test(found)) return found;
  return found
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}
