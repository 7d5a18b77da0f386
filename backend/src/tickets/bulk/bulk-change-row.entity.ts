import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { FIELD_SOURCES, type FieldSource } from '../../domain/field-source.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { BULK_RESULTS, type BulkResult } from './bulk-change.js';
import { BulkChange } from './bulk-change.entity.js';

const CATEGORY = { type: 'enum', enum: CATEGORIES, enumName: 'ticket_category', nullable: true } as const;
const PRIORITY = { type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority', nullable: true } as const;
const SOURCE = { type: 'enum', enum: FIELD_SOURCES, enumName: 'ticket_field_source', nullable: true } as const;

/** A ticket of a bulk change: what became of it, and what it takes to undo that. Holds none of the ticket's words. */
@Entity('bulk_change_row')
@Check('bulk_change_row_changed_has_version', `(result = 'changed') = (version_after IS NOT NULL)`)
export class BulkChangeRow {
  @PrimaryColumn('integer', { name: 'bulk_id', primaryKeyConstraintName: 'bulk_change_row_pkey' })
  @ForeignKey(() => BulkChange, { name: 'bulk_change_row_bulk_fkey', onDelete: 'CASCADE' })
  bulkId: number;

  /** The ticket may be deleted. */
  @PrimaryColumn('integer', { name: 'ticket_id', primaryKeyConstraintName: 'bulk_change_row_pkey' })
  ticketId: number;

  /** Null until the ticket's turn. */
  @Column({ type: 'enum', enum: BULK_RESULTS, enumName: 'bulk_change_result', nullable: true })
  result: BulkResult | null;

  @Column({ name: 'category_before', ...CATEGORY })
  categoryBefore: Category | null;

  @Column({ name: 'category_source_before', ...SOURCE })
  categorySourceBefore: FieldSource | null;

  @Column('double precision', { name: 'category_confidence_before', nullable: true })
  categoryConfidenceBefore: number | null;

  @Column({ name: 'priority_before', ...PRIORITY })
  priorityBefore: Priority | null;

  @Column({ name: 'priority_source_before', ...SOURCE })
  prioritySourceBefore: FieldSource | null;

  @Column('double precision', { name: 'priority_confidence_before', nullable: true })
  priorityConfidenceBefore: number | null;

  @Column({ name: 'status_before', type: 'enum', enum: STATUSES, enumName: 'ticket_status', nullable: true })
  statusBefore: Status | null;

  @Column({ name: 'resolved_at_before', type: 'timestamptz', precision: 3, nullable: true })
  resolvedAtBefore: Date | null;

  /** What the ledger said about the ticket's suggestions, as `ledger/outcome-snapshot.ts` writes it. */
  @Column('jsonb', { name: 'suggestions_before', nullable: true })
  suggestionsBefore: object[] | null;

  /** The ticket's version after its change: whoever undoes it makes sure that nobody has changed it since. */
  @Column('integer', { name: 'version_after', nullable: true })
  versionAfter: number | null;
}
