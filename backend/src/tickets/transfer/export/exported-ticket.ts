import { stringify } from 'csv-stringify/sync';
import { CSV_TYPE, JSON_LINES_TYPES } from '../../../common/http/file-types.js';
import type { TicketDto } from '../../dto/ticket.dto.js';
import type { FileFormat } from '../file/file-format.js';
import { guarded } from '../../../common/csv/formula-guard.js';

/** A ticket as the API shows it, without what a classifier once suggested. */
export type ExportedTicket = Omit<TicketDto, 'suggestion'>;

/** All of them: a field that is missing here, or that no ticket has, does not compile. */
const FIELDS = Object.keys({
  id: true,
  title: true,
  description: true,
  category: true,
  category_source: true,
  priority: true,
  priority_source: true,
  status: true,
  created_at: true,
  updated_at: true,
  resolved_at: true,
  version: true,
  needs_review: true,
} satisfies Record<keyof ExportedTicket, true>);

/** What people have written, and a spreadsheet must not run. */
const TEXTS = new Set<unknown>(['title', 'description'] satisfies (keyof ExportedTicket)[]);

/** How tickets become a file: what it begins with, and some tickets of it. */
export interface FileWriter {
  readonly mediaType: string;
  readonly begin: string;
  readonly write: (tickets: readonly ExportedTicket[]) => string;
}

const ROW_END = '\r\n';

const CSV: FileWriter = {
  mediaType: `${CSV_TYPE}; charset=utf-8`,
  begin: `${FIELDS.join(',')}${ROW_END}`,
  write: (tickets) =>
    stringify([...tickets], {
      columns: FIELDS,
      record_delimiter: ROW_END,
      quoted_match: /[\r\n]/, // any line end, not only our own
      cast: {
        string: (text, { column }) => (TEXTS.has(column) ? guarded(text) : text),
        boolean: String,
      },
    }),
};

const JSON_LINES: FileWriter = {
  mediaType: JSON_LINES_TYPES[0],
  begin: '',
  write: (tickets) => tickets.map((ticket) => `${JSON.stringify(ticket)}\n`).join(''),
};

export const FILE_WRITERS = { csv: CSV, jsonl: JSON_LINES } as const satisfies Record<FileFormat, FileWriter>;
