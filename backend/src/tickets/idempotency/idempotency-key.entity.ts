import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * A request for a new ticket that its client may repeat. The answer quotes the ticket,
 * so it goes when the ticket's text is changed or the ticket is deleted.
 */
@Entity('idempotency_key')
@Check('idempotency_key_visible', `key ~ '^[!-~]{1,255}$'`)
@Check('idempotency_key_hash_length', 'octet_length(request_hash) = 32')
@Check('idempotency_key_forgets_deleted', 'ticket_id IS NOT NULL OR answer IS NULL')
@Index('idempotency_key_of_ticket', ['ticketId'])
@Index('idempotency_key_by_time', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pkey' })
  key: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;

  /** Null until the ticket is kept, which nobody sees from outside, and once it is deleted. */
  @Column('integer', { name: 'ticket_id', nullable: true })
  @ForeignKey('Ticket', { name: 'idempotency_key_ticket_fkey', onDelete: 'SET NULL' })
  ticketId: number | null;

  /** As the client had it; null once the ticket's title or description was changed. */
  @Column('json', { nullable: true })
  answer: object | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
}
