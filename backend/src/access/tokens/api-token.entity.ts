import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Scope } from '../../domain/permission.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** What lets a program act, for a person or for nobody in particular. Of the token itself only the hash is kept. */
@Entity('api_token')
@Unique('api_token_hash_taken', ['tokenHash'])
@Check('api_token_hash_length', 'octet_length(token_hash) = 32')
@Check('api_token_name_length', 'char_length(name) <= 100')
@Check('api_token_name_visible', `name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'`)
@Check('api_token_may_something', 'cardinality(scopes) > 0')
@Check('api_token_expires', `expires_at <= created_at + interval '366 days'`)
@Check('api_token_address_length', 'char_length(last_used_address) <= 64')
@Index('api_token_of_person', ['personId', 'id'])
export class ApiToken {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'api_token_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  /** Whose it is; null for a service token, which belongs to nobody. */
  @Column('integer', { name: 'person_id', nullable: true })
  @ForeignKey('Person', { name: 'api_token_person_fkey', onDelete: 'CASCADE' })
  readonly personId: number | null;

  @Column('text')
  readonly name: string;

  @Column('bytea', { name: 'token_hash', select: false })
  readonly tokenHash: Buffer;

  /** The first characters, to tell it from others. */
  @Column('text')
  readonly prefix: string;

  /** What it is for; its owner may have lost some of that since. */
  @Column('text', { array: true })
  readonly scopes: Scope[];

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @Column({ name: 'expires_at', ...MILLISECONDS })
  readonly expiresAt: Date;

  /** To the minute: it is not written for every request. Null before the first one. */
  @Column({ name: 'last_used_at', ...MILLISECONDS, nullable: true })
  readonly lastUsedAt: Date | null;

  @Column('text', { name: 'last_used_address', nullable: true })
  readonly lastUsedAddress: string | null;
}
