import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ROLES, type Role } from '../../domain/role.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** Somebody who can sign in. People are disabled and not deleted, so that what they did keeps its name. */
@Entity('person')
@Check('person_email_length', 'char_length(email) <= 254')
@Check('person_email_form', `email ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]@]+$'`)
@Check('person_name_length', 'char_length(name) <= 100')
@Check('person_name_visible', `name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'`)
@Check('person_password_hashed', `password_hash ~ '^\\$argon2id\\$[ -~]{1,190}$'`)
@Index('person_email_taken', { synchronize: false }) // of an expression
@Index('person_enabled_admin', ['id'], { where: `role = 'admin' AND disabled_at IS NULL` })
export class Person {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'person_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @Column('text')
  readonly email: string;

  @Column('text')
  name: string;

  @Column({ type: 'enum', enum: ROLES, enumName: 'person_role' })
  role: Role;

  /** Argon2id in PHC form; null until a password was chosen. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Since when it takes a code as well to sign in with the password; null while it does not. */
  @Column({ name: 'second_factor_at', ...MILLISECONDS, nullable: true })
  readonly secondFactorAt: Date | null;

  /** Null while the person may sign in. */
  @Column({ name: 'disabled_at', ...MILLISECONDS, nullable: true })
  disabledAt: Date | null;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @Column({ name: 'last_sign_in_at', ...MILLISECONDS, nullable: true })
  readonly lastSignInAt: Date | null;
}
