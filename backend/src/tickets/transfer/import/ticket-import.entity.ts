import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILE_FORMATS, type FileFormat } from '../file/file-format.js';
import { IMPORT_STATES, type ImportState } from './import-state.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** A file of tickets that somebody sent, and how far it is. */
@Entity('ticket_import')
@Check('ticket_import_rows_add_up', 'rows_added + rows_refused = rows_read AND rows_read <= rows_total')
@Check('ticket_import_ended_when_over', `(state IN ('completed', 'cancelled', 'failed')) = (ended_at IS NOT NULL)`)
export class TicketImport {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'ticket_import_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @Column({ type: 'enum', enum: IMPORT_STATES, enumName: 'ticket_import_state', default: 'receiving' })
  state: ImportState;

  @Column({ type: 'enum', enum: FILE_FORMATS, enumName: 'ticket_import_format' })
  format: FileFormat;

  @Column({ name: 'requested_at', ...MILLISECONDS, default: () => 'now()' })
  requestedAt: Date;

  /** Who sent it, as of the `Author` of a change. */
  @Column('integer', { name: 'person_id', nullable: true })
  readonly personId: number | null;

  @Column('text', { nullable: true })
  readonly token: string | null;

  @Column({ name: 'started_at', ...MILLISECONDS, nullable: true })
  startedAt: Date | null;

  @Column({ name: 'ended_at', ...MILLISECONDS, nullable: true })
  endedAt: Date | null;

  /** The last sign of life. */
  @Column({ name: 'changed_at', ...MILLISECONDS, default: () => 'now()' })
  changedAt: Date;

  @Column('integer', { default: 0 })
  bytes: number;

  /** SHA-256 of the file, in hexadecimal; null until it is complete. */
  @Column('text', { nullable: true })
  digest: string | null;

  /** What the file names and an import does not use. */
  @Column('text', { name: 'ignored_fields', array: true, default: () => `'{}'` })
  ignoredFields: string[];

  @Column('integer', { name: 'rows_total', default: 0 })
  rowsTotal: number;

  /** The checkpoint: all rows up to this one are added or refused, and none behind it. */
  @Column('integer', { name: 'rows_read', default: 0 })
  rowsRead: number;

  @Column('integer', { name: 'rows_added', default: 0 })
  rowsAdded: number;

  @Column('integer', { name: 'rows_refused', default: 0 })
  rowsRefused: number;
}
