import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody's wish for a link to choose a password, until it was looked into. Whether there is such an account is not known yet. */
@Entity('password_mail')
@Check('password_mail_email_length', 'char_length(email) <= 254')
@Check('password_mail_address_length', 'char_length(address) <= 64')
export class PasswordMail {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'password_mail_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  /** As it was typed. */
  @Column('text')
  readonly email: string;

  /** The address that the request came from. */
  @Column('text')
  readonly address: string;

  @CreateDateColumn({ name: 'requested_at', type: 'timestamptz', precision: 3 })
  readonly requestedAt: Date;
}
