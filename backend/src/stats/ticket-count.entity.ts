import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CATEGORIES, type Category } from '../domain/category.js';
import { PRIORITIES, type Priority } from '../domain/priority.js';
import { STATUSES, type Status } from '../domain/status.js';

/**
 * How many tickets have these values. The database counts along with every change; several rows for the same values
 * have to be added up, because the latest changes are only folded into one row a little later.
 */
@Entity({ name: 'ticket_count_now', synchronize: false })
export class TicketCount {
  @PrimaryColumn({ type: 'enum', enum: CATEGORIES, enumName: 'ticket_category' })
  category: Category;

  @PrimaryColumn({ type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority' })
  priority: Priority;

  @PrimaryColumn({ type: 'enum', enum: STATUSES, enumName: 'ticket_status' })
  status: Status;

  /** May be negative in a single row. */
  @Column('integer')
  tickets: number;
}
