import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many tickets that were resolved on a UTC day, or in a week from Monday to Sunday, took how long. A resolution counts
 * in both, so a sum chooses for each of its days one of the two. Several rows for the same days and time have to be added
 * up, as in TicketCount.
 */
@Entity({ name: 'resolution_time_now', synchronize: false })
export class ResolutionTime {
  /** 1 or 7. */
  @PrimaryColumn('smallint')
  days: number;

  /** The first of the days, as YYYY-MM-DD. */
  @PrimaryColumn('date')
  since: string;

  /** A step of the scale 1.05^n seconds: step n holds the times above 1.05^(n - 1) and up to 1.05^n; step 0 those up to 1. */
  @PrimaryColumn('smallint', { name: 'resolved_after' })
  resolvedAfter: number;

  /** May be negative in a single row. */
  @Column('integer')
  tickets: number;
}
