import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldErrors } from '../../../common/errors/domain-error.js';
import { startOf } from '../../../common/validation/moment.js';
import { fieldErrorsOf } from '../../../common/validation/validation.pipe.js';
import { DEFAULT_STATUS, isDone, type Status } from '../../../domain/status.js';
import type { FileRow } from '../file/file-row.js';
import { ImportedTicketDto } from './dto/imported-ticket.dto.js';

/** The fields that an import uses; it passes over all others. */
const FIELDS = ['title', 'description', 'category', 'priority', 'status', 'created_at', 'resolved_at'] as const;

const USED = new Set<string>(FIELDS);

/** An export says null for it while a ticket is open. */
const MAY_BE_NULL = 'resolved_at';

/** Cursors and statistics know no earlier time. */
const EARLIEST = new Date(0);

/** A row that is a ticket. */
export interface ReadTicket {
  readonly values: Pick<ImportedTicketDto, 'title' | 'description' | 'category' | 'priority'> & {
    readonly status: Status;
  };
  /** Null: now. */
  readonly createdAt: Date | null;
  /** Null: not done, or done now. */
  readonly resolvedAt: Date | null;
}

export type CheckedRow =
  { readonly number: number; readonly ticket: ReadTicket } | { readonly number: number; readonly errors: FieldErrors };

export function isUsed(field: string): boolean {
  return USED.has(field);
}

/**
 * Reads a row by the rules of submitting a ticket. The problems of one that is no ticket are told by field; those of the
 * row as a whole under `row`.
 */
export function checkRow(row: FileRow, now: Date): CheckedRow {
  const { number } = row;
  if ('problem' in row) return { number, errors: { row: [`row ${row.problem}`] } };
  const given: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = row.fields.get(field);
    if (value !== undefined && !(field === MAY_BE_NULL && value === null)) given[field] = value;
  }
  const dto = plainToInstance(ImportedTicketDto, given);
  const broken = validateSync(dto, { stopAtFirstError: true });
  if (broken.length > 0) return { number, errors: fieldErrorsOf(broken) };
  const ticket = ticketOf(dto);
  const errors = timeErrors(ticket, now);
  return errors ? { number, errors } : { number, ticket };
}

function ticketOf(dto: ImportedTicketDto): ReadTicket {
  const { created_at: createdAt, resolved_at: resolvedAt, status = DEFAULT_STATUS, ...values } = dto;
  return {
    values: { ...values, status },
    createdAt: createdAt === undefined ? null : startOf(createdAt),
    resolvedAt: resolvedAt === undefined ? null : startOf(resolvedAt),
  };
}

function timeErrors({ values, createdAt, resolvedAt }: ReadTicket, now: Date): FieldErrors | undefined {
  if (createdAt && createdAt > now) return { created_at: ['created_at must not be in the future'] };
  if (createdAt && createdAt < EARLIEST) return { created_at: ['created_at must not be before 1970'] };
  if (!resolvedAt) return undefined;
  if (!isDone(values.status)) {
    return { resolved_at: ['resolved_at goes with the status resolved or closed only'] };
  }
  if (resolvedAt > now) return { resolved_at: ['resolved_at must not be in the future'] };
  if (resolvedAt < (createdAt ?? now)) return { resolved_at: ['resolved_at must not be before created_at'] };
  return undefined;
}
