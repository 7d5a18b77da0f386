import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many tickets that were resolved on a UTC day took how long. Several rows for the same day and time have to be added
 * up, as in TicketCount.
 */
@Entity({ name: 'resolution_time_by_day_now', synchronize: false })
export class ResolutionTime {
  /** YYYY-MM-DD. */
  @PrimaryColumn('date')
  day: string;

  /** A step of the scale 1.05^n seconds: step n holds the times above 1.05^(n - 1) and up to 1.05^n; step 0 those up to 1. */
  @PrimaryColumn('smallint', { name: 'resolved_after' })
  resolvedAfter: number;

  /** May be negative in a single row. */
  @Column('integer')
  tickets: number;
}
