/**
 * One line of plain text that is safe to show: line breaks become spaces; control, format (bidirectional overrides,
 * zero-width and tag characters) and private-use characters are gone. At most `maxLength` UTF-16 code units; a longer
 * text ends in an ellipsis and never in half a character.
 */
export function plainLine(text: string, maxLength: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
