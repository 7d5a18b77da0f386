import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { MalformedFileError } from '../transfer-errors.js';
import { MAX_ROW_BYTES, type FileRow } from './file-row.js';
import { unguarded } from '../../../common/csv/formula-guard.js';

const REQUIRED = ['title', 'description'] as const;
const TEXTS = new Set<string>(REQUIRED);

/** Bytes that are parsed at a stretch; with the shortest of rows, their number is what takes the time. */
const STRETCH = 4_096;

const OPTIONS = {
  bom: true,
  // told row by row, with the numbers
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: MAX_ROW_BYTES,
} satisfies Options;

/**
 * Reads CSV (RFC 4180, separated by commas, any line ends, UTF-8 with or without a byte order mark) whose first row names
 * the fields. A cell without text counts as left out, but for title and description.
 * @throws MalformedFileError when the header or the quotation marks make no sense
 */
export async function* readCsv(file: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  const parser = parse(OPTIONS);
  // ends both with the first error of either, which the loop below throws
  pipeline(Readable.from(inStretches(file), { objectMode: false }), parser, () => undefined);
  let header: readonly string[] | undefined;
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      if (header) yield rowOf(++number, header, record);
      else header = headerOf(record);
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
}

async function* inStretches(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const bytes of file) {
    for (let start = 0; start < bytes.length; start += STRETCH) yield bytes.subarray(start, start + STRETCH);
  }
}

function headerOf(record: readonly string[]): readonly string[] {
  const header = record.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new MalformedFileError(
      `The first row has to name the columns, separated by commas; "${missing.join('" and "')}" ` +
        `${missing.length > 1 ? 'are' : 'is'} missing.`,
    );
  }
  if (new Set(header).size < header.length) {
    throw new MalformedFileError('The first row names a column twice. Give each column a name of its own.');
  }
  return header;
}

function rowOf(number: number, header: readonly string[], record: readonly string[]): FileRow {
  if (record.length !== header.length) {
    return { number, problem: `has ${record.length} cells where the header has ${header.length}` };
  }
  const fields = new Map<string, string>();
  header.forEach((name, index) => {
    const cell = record[index] ?? '';
    if (TEXTS.has(name)) fields.set(name, unguarded(cell));
    else if (cell !== '') fields.set(name, cell);
  });
  return { number, fields };
}

/** In our words: those of the parser quote the file. */
function malformed({ code, ...context }: CsvError & { lines?: unknown }): MalformedFileError {
  const line = typeof context.lines === 'number' ? `line ${context.lines}` : 'some line';
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return new MalformedFileError(`A quotation mark is opened and never closed; the file ends in ${line}.`);
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return new MalformedFileError(
      `The row at ${line} is larger than ${MAX_ROW_BYTES / 1024} KiB. Perhaps a quotation mark before it is not closed.`,
    );
  }
  return new MalformedFileError(
    `The quotation marks around ${line} make no sense: a cell that holds one is quoted, and the mark is doubled.`,
  );
}
