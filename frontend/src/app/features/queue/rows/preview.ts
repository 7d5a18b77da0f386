/** More than any row can show, and little enough for hundreds of rows. */
const LENGTH = 280;

/** The beginning of a text for one or two lines; the style sheet cuts it to what fits. */
export function preview(text: string): string {
  // Twice the length, in case it begins with blank lines; a surrogate pair cut in half would show as a question mark.
  const start = text
    .slice(0, 2 * LENGTH)
    .replace(/\s+/gu, ' ')
    .trimStart();
  return start.length <= LENGTH ? start : start.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
