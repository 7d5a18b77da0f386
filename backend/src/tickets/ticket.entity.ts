import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { CATEGORIES, type Category } from '../domain/category.js';
import { FIELD_SOURCES, type FieldSource } from '../domain/field-source.js';
import { PRIORITIES, type Priority } from '../domain/priority.js';
import { DEFAULT_STATUS, STATUSES, type Status } from '../domain/status.js';

/** Times are kept to the millisecond, which is what JSON and cursors carry. */
const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** A proposal is there that nobody has decided. */
const UNDECIDED = 'category_confidence IS NOT NULL OR priority_confidence IS NOT NULL';

@Entity('ticket')
// All rules (they stand in `WriteTicketsCheaply`) in one, which names what is broken: PostgreSQL reads the definition of
// every constraint anew for each statement.
@Check(
  'ticket_sound',
  'ticket_is_sound(title, description, category_source, category_confidence, priority_source, priority_confidence, status, resolved_at)',
)
@Index('ticket_newest_first', ['createdAt', 'id'])
@Index('ticket_by_values_created', ['category', 'priority', 'status', 'createdAt', 'id'])
@Index('ticket_by_values_updated', ['category', 'priority', 'status', 'updatedAt', 'id'])
@Index('ticket_by_values_doubt', { synchronize: false }) // of an expression
@Index('ticket_words', { synchronize: false }) // of an expression
@Index('ticket_resolved', ['resolvedAt'], { where: 'resolved_at IS NOT NULL' })
@Index('ticket_undecided_newest_first', ['createdAt', 'id'], { where: UNDECIDED })
@Index('ticket_undecided_by_values_created', ['category', 'priority', 'status', 'createdAt', 'id'], {
  where: UNDECIDED,
})
@Index('ticket_undecided_by_values_updated', ['category', 'priority', 'status', 'updatedAt', 'id'], {
  where: UNDECIDED,
})
export class Ticket {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'ticket_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @Column('text')
  title: string;

  @Column('text')
  description: string;

  @Column({ type: 'enum', enum: CATEGORIES, enumName: 'ticket_category' })
  category: Category;

  @Column({ name: 'category_source', type: 'enum', enum: FIELD_SOURCES, enumName: 'ticket_field_source' })
  categorySource: FieldSource;

  /** How sure the proposed category is, from 0 to 1; null as soon as it is decided. */
  @Column('double precision', { name: 'category_confidence', nullable: true })
  categoryConfidence: number | null;

  @Column({ type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority' })
  priority: Priority;

  @Column({ name: 'priority_source', type: 'enum', enum: FIELD_SOURCES, enumName: 'ticket_field_source' })
  prioritySource: FieldSource;

  /** How sure the proposed priority is, from 0 to 1; null as soon as it is decided. */
  @Column('double precision', { name: 'priority_confidence', nullable: true })
  priorityConfidence: number | null;

  @Column({ type: 'enum', enum: STATUSES, enumName: 'ticket_status', default: DEFAULT_STATUS })
  status: Status;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', ...MILLISECONDS })
  readonly updatedAt: Date;

  /** When the work on the ticket ended; null while it is open or in progress. The database sets it. */
  @Column({ name: 'resolved_at', ...MILLISECONDS, nullable: true })
  readonly resolvedAt: Date | null;

  @VersionColumn({ default: 1 })
  readonly version: number;
}
