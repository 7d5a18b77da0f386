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

@Entity('ticket')
@Check('ticket_title_not_blank', `"title" ~ '[^[:space:]]'`)
@Check('ticket_title_length', `char_length("title") <= 200`)
@Check('ticket_description_not_blank', `"description" ~ '[^[:space:]]'`)
@Check('ticket_description_length', `char_length("description") <= 20000`)
@Index('ticket_newest_first', ['createdAt', 'id'])
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

  @Column({ type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority' })
  priority: Priority;

  @Column({ name: 'priority_source', type: 'enum', enum: FIELD_SOURCES, enumName: 'ticket_field_source' })
  prioritySource: FieldSource;

  @Column({ type: 'enum', enum: STATUSES, enumName: 'ticket_status', default: DEFAULT_STATUS })
  status: Status;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', ...MILLISECONDS })
  readonly updatedAt: Date;

  @VersionColumn({ default: 1 })
  readonly version: number;
}
