/** The limits of the contract, in Unicode code points. */
export const TITLE_MAX = 200;
export const DESCRIPTION_MAX = 20_000;

/** White space and format or control characters leave nothing to read. */
const VISIBLE = /[^\s\p{Z}\p{C}]/u;

/** Length in Unicode code points: an emoji outside the basic plane counts once. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** True when there is nothing in the text that a person could see. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}
