import { Check, Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Who a person is to a provider. Subjects are never given to somebody else there, as e-mail addresses may be. */
@Entity('openid_identity')
@Unique('openid_identity_of_person', ['personId'])
@Check('openid_identity_issuer_length', 'char_length(issuer) BETWEEN 1 AND 2000')
@Check('openid_identity_subject_length', 'char_length(subject) BETWEEN 1 AND 255')
export class OpenIdIdentity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'openid_identity_pkey' })
  readonly issuer: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'openid_identity_pkey' })
  readonly subject: string;

  @Column('integer', { name: 'person_id' })
  @ForeignKey('Person', { name: 'openid_identity_person_fkey', onDelete: 'CASCADE' })
  readonly personId: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  readonly createdAt: Date;
}
