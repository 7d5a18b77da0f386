import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** `setup` makes the first administrator; `reset` lets a person choose a password. */
const LINK_KINDS = ['setup', 'reset'] as const;

export type LinkKind = (typeof LINK_KINDS)[number];

/** The key of a link that works once; kept as a hash only. */
@Entity('one_time_link')
@Check('one_time_link_token_length', 'octet_length(token_hash) = 32')
@Check('one_time_link_resets_somebody', `(kind = 'reset') = (person_id IS NOT NULL)`)
@Index('one_time_link_of_person', ['personId'])
export class OneTimeLink {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'one_time_link_pkey' })
  readonly tokenHash: Buffer;

  @Column({ type: 'enum', enum: LINK_KINDS, enumName: 'one_time_link_kind' })
  readonly kind: LinkKind;

  /** Whose password is chosen; null for `setup`. */
  @Column('integer', { name: 'person_id', nullable: true })
  @ForeignKey('Person', { name: 'one_time_link_person_fkey', onDelete: 'CASCADE' })
  readonly personId: number | null;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @Column({ name: 'expires_at', ...MILLISECONDS })
  readonly expiresAt: Date;

  @Column({ name: 'used_at', ...MILLISECONDS, nullable: true })
  readonly usedAt: Date | null;
}
