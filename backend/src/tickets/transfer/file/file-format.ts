/** How tickets are written to a file. */
export const FILE_FORMATS = ['csv', 'jsonl'] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];
