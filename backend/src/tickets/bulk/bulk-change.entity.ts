import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { JOB_STATES, type JobState } from '../../jobs/job-kind.js';
import type { BulkFilter } from './bulk-change.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** The same change of many tickets, or the way back from one; kept for a week after its end. */
@Entity('bulk_change')
@Check('bulk_change_changes_or_undoes', '(num_nonnulls(category, priority, status) = 0) = (undo_of IS NOT NULL)')
@Check('bulk_change_ended_when_over', `(state IN ('completed', 'cancelled', 'failed')) = (ended_at IS NOT NULL)`)
@Index('bulk_change_undone_once', ['undoOf'], {
  unique: true,
  where: `state IN ('queued', 'running', 'completed')`,
})
export class BulkChange {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'bulk_change_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @Column({ type: 'enum', enum: JOB_STATES, enumName: 'bulk_change_state', default: 'queued' })
  state: JobState;

  @CreateDateColumn({ name: 'requested_at', ...MILLISECONDS })
  readonly requestedAt: Date;

  /** For whom it is made, as of the `Author` of a change. */
  @Column('integer', { name: 'person_id', nullable: true })
  readonly personId: number | null;

  @Column('text', { nullable: true })
  readonly token: string | null;

  @Column({ name: 'started_at', ...MILLISECONDS, nullable: true })
  startedAt: Date | null;

  @Column({ name: 'ended_at', ...MILLISECONDS, nullable: true })
  endedAt: Date | null;

  @Column('boolean', { name: 'cancel_requested', default: false })
  cancelRequested: boolean;

  /** Null when the tickets were named one by one, or when this is an undo. A trigger removes the words of a search. */
  @Column('jsonb', { nullable: true })
  filter: BulkFilter | null;

  @Column({ type: 'enum', enum: CATEGORIES, enumName: 'ticket_category', nullable: true })
  category: Category | null;

  @Column({ type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority', nullable: true })
  priority: Priority | null;

  @Column({ type: 'enum', enum: STATUSES, enumName: 'ticket_status', nullable: true })
  status: Status | null;

  /** The bulk change that this one undoes; it may be forgotten already. */
  @Column('integer', { name: 'undo_of', nullable: true })
  undoOf: number | null;

  /** How many tickets are meant; null until they are chosen. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** The greatest ticket number that was dealt with: tickets are taken in the order of their numbers. */
  @Column('integer', { default: 0 })
  reached: number;

  @Column('integer', { default: 0 })
  changed: number;

  @Column('integer', { default: 0 })
  unchanged: number;

  @Column('integer', { default: 0 })
  missing: number;

  @Column('integer', { default: 0 })
  skipped: number;
}
