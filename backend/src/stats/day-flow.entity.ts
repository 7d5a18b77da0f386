import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many tickets were created on a UTC day, and how many were resolved on it. Several rows for the same day have to be
 * added up, as in TicketCount.
 */
@Entity({ name: 'ticket_flow_by_day_now', synchronize: false })
export class DayFlow {
  /** YYYY-MM-DD. */
  @PrimaryColumn('date')
  day: string;

  /** May be negative in a single row. */
  @Column('integer')
  created: number;

  /** May be negative in a single row. */
  @Column('integer')
  resolved: number;
}
