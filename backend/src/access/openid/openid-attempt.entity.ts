import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser on its way to the provider and back. What identifies the browser is kept as a hash only. */
@Entity('openid_attempt')
@Check('openid_attempt_token_length', 'octet_length(token_hash) = 32')
@Check('openid_attempt_next_is_path', `next ~ '^/' AND char_length(next) <= 2000`)
@Index('openid_attempt_by_end', ['expiresAt'])
export class OpenIdAttempt {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'openid_attempt_pkey' })
  readonly tokenHash: Buffer;

  /** Comes back in the address: the answer belongs to this attempt. */
  @Column('text')
  readonly state: string;

  /** Comes back in the ID token: it was made for this attempt. */
  @Column('text')
  readonly nonce: string;

  /** Goes to the provider with the code: only who began can use it (PKCE). */
  @Column('text')
  readonly verifier: string;

  /** Where the person goes on; a path of the product. */
  @Column('text')
  readonly next: string;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  readonly expiresAt: Date;
}
