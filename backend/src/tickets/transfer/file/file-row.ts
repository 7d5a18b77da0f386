/** Longest row of a file in bytes: a ticket of the longest texts, written as JSON escapes of 12 bytes, and other fields. */
export const MAX_ROW_BYTES = 512 * 1024;

/** A row of an import's file, by the names of its fields, or what is wrong with the row as a whole. */
export type FileRow = RowOfFields | BrokenRow;

interface RowOfFields {
  /** 1 is the first ticket of the file; the header of a CSV file and empty lines do not count. */
  readonly number: number;
  readonly fields: ReadonlyMap<string, unknown>;
}

interface BrokenRow {
  readonly number: number;
  readonly problem: string;
}
