import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../common/csv/formula-guard.js';
import { AuditEntryDto } from './dto/audit-entry.dto.js';
import type { AuditEntry } from './audit-entry.entity.js';

/** All of them: a field that is missing here, or that no entry has, does not compile. */
const FIELDS = Object.keys({
  id: true,
  at: true,
  kind: true,
  actor: true,
  subject: true,
  address: true,
  details: true,
} satisfies Record<keyof AuditEntryDto, true>);

const ROW_END = '\r\n';

/** The first row of the file. */
export const AUDIT_HEADER = `${FIELDS.join(',')}${ROW_END}`;

/** Entries as rows of CSV; what a spreadsheet would run as a formula gets an apostrophe in front. */
export function auditRows(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => {
    const { details, ...row } = AuditEntryDto.from(entry);
    return { ...row, details: Object.keys(details).length > 0 ? JSON.stringify(details) : '' };
  });
  return stringify(rows, {
    columns: FIELDS,
    record_delimiter: ROW_END,
    quoted_match: /[\r\n]/, // any line end, not only our own
    cast: { string: guarded },
  });
}
