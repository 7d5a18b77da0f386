import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many tickets that were resolved in the first days of a week took how long: of UTC days, from Monday on. A resolution
 * counts in every beginning of its week that holds its day. What the days between two of them add is the difference. Several
 * rows for the same days and time have to be added up, as in TicketCount.
 */
@Entity({ name: 'resolution_time_by_week_now', synchronize: false })
export class ResolutionTime {
  /** How many days of the week, from 1 to 7. */
  @PrimaryColumn('smallint')
  days: number;

  /** The week's Monday, as YYYY-MM-DD. */
  @PrimaryColumn('date')
  since: string;

  /** A step of the scale 1.05^n seconds: step n holds the times above 1.05^(n - 1) and up to 1.05^n; step 0 those up to 1. */
  @PrimaryColumn('smallint', { name: 'resolved_after' })
  resolvedAfter: number;

  /** May be negative in a single row. */
  @Column('integer')
  tickets: number;
}
