import { CSV_TYPE, JSON_LINES_TYPES } from '../../../common/http/file-types.js';

/** How tickets are written to a file. */
export const FILE_FORMATS = ['csv', 'jsonl'] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

/** By the media types under which files are sent. */
export const FORMAT_OF_TYPE: Readonly<Record<string, FileFormat>> = {
  [CSV_TYPE]: 'csv',
  ...Object.fromEntries(JSON_LINES_TYPES.map((type) => [type, 'jsonl'])),
};
