import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CATEGORIES, type Category } from '../domain/category.js';
import { PRIORITIES, type Priority } from '../domain/priority.js';
import { STATUSES, type Status } from '../domain/status.js';

/**
 * How many tickets with these values were created on a UTC day, and how many were resolved on it. Several rows for the
 * same day and values have to be added up, as in TicketCount.
 */
@Entity({ name: 'ticket_count_by_day_now', synchronize: false })
export class DayCount {
  /** YYYY-MM-DD. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn({ type: 'enum', enum: CATEGORIES, enumName: 'ticket_category' })
  category: Category;

  @PrimaryColumn({ type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority' })
  priority: Priority;

  @PrimaryColumn({ type: 'enum', enum: STATUSES, enumName: 'ticket_status' })
  status: Status;

  /** May be negative in a single row. */
  @Column('integer')
  created: number;

  /** May be negative in a single row. */
  @Column('integer')
  resolved: number;
}
