import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** A browser in which a person is signed in. What identifies it to us is kept as a hash only. */
@Entity('session')
@Unique('session_token_taken', ['tokenHash'])
@Check('session_token_length', 'octet_length(token_hash) = 32')
@Check('session_address_length', 'char_length(address) <= 64')
@Check('session_agent_length', 'char_length(agent) <= 200')
@Index('session_of_person', ['personId', 'lastUsedAt'])
export class Session {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'session_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @Column('bytea', { name: 'token_hash', select: false })
  readonly tokenHash: Buffer;

  @Column('integer', { name: 'person_id' })
  @ForeignKey('Person', { name: 'session_person_fkey', onDelete: 'CASCADE' })
  readonly personId: number;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  /** To the minute: it is not written for every request. */
  @Column({ name: 'last_used_at', ...MILLISECONDS, default: () => 'now()' })
  readonly lastUsedAt: Date;

  /** When it ends however much it is used. */
  @Column({ name: 'expires_at', ...MILLISECONDS })
  readonly expiresAt: Date;

  /** The address that the sign-in came from. */
  @Column('text')
  readonly address: string;

  /** What the browser called itself at sign-in, cut. */
  @Column('text')
  readonly agent: string;
}
