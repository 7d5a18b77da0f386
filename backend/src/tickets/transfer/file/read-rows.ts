import type { FileFormat } from './file-format.js';
import { readCsv } from './csv-rows.js';
import type { FileRow } from './file-row.js';
import { readJsonLines } from './json-line-rows.js';

const READERS = { csv: readCsv, jsonl: readJsonLines } as const satisfies Record<FileFormat, unknown>;

/**
 * The rows of a file, one after the other, with one piece of it in memory.
 * @throws MalformedFileError
 */
export function readRows(format: FileFormat, file: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  return READERS[format](file);
}
