import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one key of this installation, for all its replicas. */
@Entity('signing_key')
@Check('signing_key_single', 'id = 1')
@Check('signing_key_length', 'octet_length(secret) = 32')
export class SigningKey {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'signing_key_pkey' })
  readonly id: 1;

  @Column('bytea')
  readonly secret: Buffer;
}
