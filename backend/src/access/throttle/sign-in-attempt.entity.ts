import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** How often somebody was wrong lately: at one account, or from one address. */
@Entity('sign_in_attempt')
@Check('sign_in_attempt_key_length', 'octet_length(key) = 32')
@Check('sign_in_attempt_failures_counted', 'failures >= 0')
@Index('sign_in_attempt_by_time', ['lastAt'])
export class SignInAttempt {
  /** A hash of what is counted, so that the table names nobody. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'sign_in_attempt_pkey' })
  readonly key: Buffer;

  /** Those that are still being checked count as well. */
  @Column('integer')
  readonly failures: number;

  @Column({ name: 'last_at', ...MILLISECONDS })
  readonly lastAt: Date;

  /** Until then nothing is checked. */
  @Column({ name: 'closed_until', ...MILLISECONDS })
  readonly closedUntil: Date;
}
