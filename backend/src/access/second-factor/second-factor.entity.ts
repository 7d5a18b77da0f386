import { Check, Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** What a person proves a second time with who they are. Whether it counts yet is in their row of `person`. */
@Entity('second_factor')
@Check('second_factor_secret_length', 'octet_length(secret) = 48')
@Check('second_factor_step_counted', 'last_step >= 0')
@Check('second_factor_few_codes', 'cardinality(recovery_codes) <= 10')
export class SecondFactor {
  @PrimaryColumn('integer', { name: 'person_id', primaryKeyConstraintName: 'second_factor_pkey' })
  @ForeignKey('Person', { name: 'second_factor_person_fkey', onDelete: 'CASCADE' })
  readonly personId: number;

  /** What authenticator apps make codes from, encrypted for this person. */
  @Column('bytea')
  readonly secret: Buffer;

  @CreateDateColumn({ name: 'begun_at', ...MILLISECONDS })
  readonly begunAt: Date;

  /** The time step of the last code that was taken: neither that one nor an earlier one is taken again. */
  @Column('integer', { name: 'last_step', default: 0 })
  readonly lastStep: number;

  /** Those that were not used yet, hashed as passwords are, all with the same salt: so one hash finds one of them. */
  @Column('text', { name: 'recovery_codes', array: true, default: [] })
  readonly recoveryCodes: string[];
}
