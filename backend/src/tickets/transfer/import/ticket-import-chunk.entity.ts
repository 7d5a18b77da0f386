import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TicketImport } from './ticket-import.entity.js';

const KEY = { primaryKeyConstraintName: 'ticket_import_chunk_pkey' } as const;

/** A piece of an import's file, which the database keeps until the import has ended. */
@Entity('ticket_import_chunk')
export class TicketImportChunk {
  @PrimaryColumn('integer', { name: 'import_id', ...KEY })
  @ForeignKey(() => TicketImport, { name: 'ticket_import_chunk_import_fkey', onDelete: 'CASCADE' })
  importId: number;

  /** From 0 upwards, without a gap. */
  @PrimaryColumn('integer', KEY)
  place: number;

  @Column('bytea')
  bytes: Buffer;
}
