import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { LedgerRepository } from '../../../classification/ledger/ledger.repository.js';
import type { MadeSuggestion } from '../../../classification/ledger/made-suggestion.js';
import type { Decisions } from '../../../classification/ledger/outcome.js';
import type { Author } from '../../../common/access/author.js';
import type { FieldErrors } from '../../../common/errors/domain-error.js';
import { actingAs } from '../../../events/acting-as.js';
import { EventChannel } from '../../../events/event-channel.repository.js';
import type { Ticket } from '../../ticket.entity.js';
import { TicketImportRefusal } from './ticket-import-refusal.entity.js';
import { TicketImport } from './ticket-import.entity.js';

/** A ticket as it is to be kept, and the suggestion that filled what the file left open. */
export interface ImportedTicket {
  readonly fields: Omit<Ticket, 'id' | 'createdAt' | 'updatedAt' | 'resolvedAt' | 'version'>;
  /** Null: the time of the insertion. */
  readonly createdAt: Date | null;
  /** Null: the time of the insertion, if the ticket is done. */
  readonly resolvedAt: Date | null;
  readonly proposal?: { readonly suggestion: MadeSuggestion; readonly decisions: Decisions };
}

interface RefusedRow {
  readonly row: number;
  readonly errors: FieldErrors;
}

/** Consecutive rows of a file, all of which are either added or refused. */
export interface ImportBatch {
  /** The checkpoint before and behind these rows. */
  readonly after: number;
  readonly upTo: number;
  readonly tickets: readonly ImportedTicket[];
  readonly refused: readonly RefusedRow[];
}

/** The database fills in the number, the version and the missing times. Numbers are given in the order of the rows. */
const INSERT = `
  INSERT INTO ticket (title, description, category, category_source, category_confidence,
    priority, priority_source, priority_confidence, status, created_at, resolved_at)
  SELECT title, description, category, "categorySource", "categoryConfidence",
    priority, "prioritySource", "priorityConfidence", status, coalesce("createdAt", now()), "resolvedAt"
  FROM json_to_recordset($1::json) AS row (title text, description text,
    category ticket_category, "categorySource" ticket_field_source, "categoryConfidence" double precision,
    priority ticket_priority, "prioritySource" ticket_field_source, "priorityConfidence" double precision,
    status ticket_status, "createdAt" timestamptz, "resolvedAt" timestamptz)
  RETURNING id`;

@Injectable()
export class ImportedTicketsRepository {
  constructor(
    @InjectRepository(TicketImport) private readonly imports: Repository<TicketImport>,
    private readonly ledger: LedgerRepository,
    private readonly channel: EventChannel,
  ) {}

  /**
   * Adds the tickets and moves the checkpoint, or neither. The import's row lock is taken first: of two processes that
   * take an import for theirs only one gets past the checkpoint. False when the import does not stand at `after`, or has
   * ended.
   * @param keptRefusals how many of the refused rows are kept with their reasons; all are counted
   */
  async add(
    { id: importId, ...author }: Pick<TicketImport, 'id' | 'personId' | 'token'>,
    batch: ImportBatch,
    keptRefusals: number,
  ): Promise<boolean> {
    const { after, upTo, tickets, refused } = batch;
    const isAdded = await this.imports.manager.transaction(async (manager) => {
      const { affected } = await manager.update(
        TicketImport,
        { id: importId, state: 'running', rowsRead: after },
        {
          rowsRead: upTo,
          rowsAdded: () => `rows_added + ${tickets.length}`,
          rowsRefused: () => `rows_refused + ${refused.length}`,
          changedAt: new Date(),
        },
      );
      if (affected !== 1) return false;
      if (tickets.length > 0) await this.insert(manager, tickets, author);
      const kept = refused.slice(0, keptRefusals);
      if (kept.length > 0)
        await manager.insert(
          TicketImportRefusal,
          kept.map((row) => ({ importId, ...row })),
        );
      return true;
    });
    this.channel.announce();
    return isAdded;
  }

  private async insert(manager: EntityManager, tickets: readonly ImportedTicket[], author: Author): Promise<void> {
    const rows = tickets.map(({ fields, createdAt, resolvedAt }) => ({ ...fields, createdAt, resolvedAt }));
    await manager.query(...actingAs('import', { author }));
    const inserted = await manager.query<{ id: number }[]>(INSERT, [JSON.stringify(rows)]);
    const ids = inserted.map(({ id }) => id).sort((a, b) => a - b);
    const suggested = tickets.flatMap(({ proposal }, index) => {
      const ticketId = ids[index];
      return proposal && ticketId !== undefined ? [{ ticketId, ...proposal }] : [];
    });
    await this.ledger.recordAll(manager, suggested);
  }
}
