import { cellValue, type FiguresSheet } from './figures-sheet';

/** Without it some spreadsheets take the file for another encoding than UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The figures as a CSV file (RFC 4180). No text in it is a formula, whatever it begins with. */
export function toCsv({ head, rows }: FiguresSheet): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => field(cellValue(cell))).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
