import { MalformedFileError } from '../transfer-errors.js';
import { MAX_ROW_BYTES, type FileRow } from './file-row.js';

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads JSON Lines: one object in each line, UTF-8 with or without a byte order mark. Empty lines are passed over.
 * @throws MalformedFileError for a line that is too long, and when already the first one is no object, because then the
 *   file is something else
 */
export async function* readJsonLines(file: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  let number = 0;
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    const row = rowOf(++number, line);
    if (number === 1 && 'problem' in row) {
      throw new MalformedFileError('The first line is no JSON object. JSON Lines hold one object in each line.');
    }
    yield row;
  }
}

async function* linesOf(file: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let number = 0;
  const decode = (line: Buffer): string => {
    const text = line.toString('utf8');
    return ++number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  };
  // pieces of a line that has not ended; joined once, so that a long line costs no more than its length
  let pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_ROW_BYTES) {
      throw new MalformedFileError(`Line ${number + 1} is longer than ${MAX_ROW_BYTES / 1024} KiB.`);
    }
  };
  for await (const bytes of file) {
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      keep(bytes.subarray(start, end));
      yield decode(Buffer.concat(pieces));
      pieces = [];
      length = 0;
      start = end + 1;
    }
    keep(bytes.subarray(start));
  }
  if (length > 0) yield decode(Buffer.concat(pieces));
}

function rowOf(number: number, line: string): FileRow {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { number, fields: new Map(Object.entries(value)) };
    }
  } catch {
    return { number, problem: 'is not valid JSON' };
  }
  return { number, problem: 'is no JSON object' };
}
