import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AuditKind } from './audit-kind.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** Something that matters for security, as it happened. A trigger refuses to change or remove entries. */
@Entity('audit_entry')
@Check('audit_entry_kind_form', `kind ~ '^[a-z][a-z_]{0,39}$'`)
@Check('audit_entry_actor_length', 'char_length(actor) <= 300')
@Check('audit_entry_subject_length', 'char_length(subject) <= 300')
@Check('audit_entry_address_length', 'char_length(address) <= 64')
@Check('audit_entry_details_small', `jsonb_typeof(details) = 'object' AND octet_length(details::text) <= 2000`)
@Index('audit_entry_by_time', ['at', 'id'])
@Index('audit_entry_of_kind', ['kind', 'id'])
@Index('audit_entry_of_actor', ['actor', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'audit_entry_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  @CreateDateColumn(MILLISECONDS)
  readonly at: Date;

  /** The database knows only what a kind looks like, so that a new one needs no migration. */
  @Column('text')
  readonly kind: AuditKind;

  /** Who did it: the e-mail address of a person, or another name; null when nobody was signed in. */
  @Column('text', { nullable: true })
  readonly actor: string | null;

  /** To whom or to what it was done; null when that is unknown or the actor. */
  @Column('text', { nullable: true })
  readonly subject: string | null;

  /** The address that the request came from; null when the server did it by itself. */
  @Column('text', { nullable: true })
  readonly address: string | null;

  /** What else is worth knowing: no secrets, no texts of people. */
  @Column('jsonb', { default: {} })
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}
