/** Media types of the files that some routes take and give; the first one of several is the one that we give. */
export const CSV_TYPE = 'text/csv';
export const JSON_LINES_TYPES = ['application/x-ndjson', 'application/jsonl'] as const;
