import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { FieldErrors } from '../../../common/errors/domain-error.js';
import { TicketImport } from './ticket-import.entity.js';

const KEY = { primaryKeyConstraintName: 'ticket_import_refusal_pkey' } as const;

/** Why a row of an import's file is no ticket. Holds reasons, never the row. */
@Entity('ticket_import_refusal')
export class TicketImportRefusal {
  @PrimaryColumn('integer', { name: 'import_id', ...KEY })
  @ForeignKey(() => TicketImport, { name: 'ticket_import_refusal_import_fkey', onDelete: 'CASCADE' })
  importId: number;

  /** 1 is the first ticket of the file; the header of a CSV file does not count. */
  @PrimaryColumn('integer', { name: 'row_number', ...KEY })
  row: number;

  @Column('jsonb')
  errors: FieldErrors;
}
