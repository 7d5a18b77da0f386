/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV injection"), full-width forms
 * included. Apostrophes in front count as well: the guard is one more of them, so that it can be taken away again.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A text as a cell that a spreadsheet shows and does not run. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guarded` made a cell of, for every text. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
