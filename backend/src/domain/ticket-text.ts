/** Limits in Unicode code points, as PostgreSQL's char_length counts them. */
export const TITLE_MAX_LENGTH = 200;
export const DESCRIPTION_MAX_LENGTH = 20_000;

/** White space, control and format characters, fillers and the empty Braille pattern leave nothing to read. */
const VISIBLE = /[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Length in Unicode code points: an emoji outside the basic plane counts once. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** True when there is nothing in the text that a person could see. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** True for text that PostgreSQL can keep unchanged: no NUL character and no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
