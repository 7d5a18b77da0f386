import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SettingsInForce } from '../../../classification/settings/settings-in-force.js';
import { TicketDto } from '../../dto/ticket.dto.js';
import { ticketFilterOf } from '../../list/ticket-filter.js';
import type { Ticket } from '../../ticket.entity.js';
import { viewOf } from '../../ticket-with-suggestion.js';
import type { ExportTicketsQuery } from './export-tickets.query.js';
import { FILE_WRITERS, type ExportedTicket, type FileWriter } from './exported-ticket.js';
import { TicketExportRepository } from './ticket-export.repository.js';

/** A file that comes into being while it is read. */
export interface TicketExport {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable;
}

@Injectable()
export class TicketExportService {
  constructor(
    private readonly repository: TicketExportRepository,
    private readonly settings: SettingsInForce,
  ) {}

  /**
   * All matching tickets as a file. The next ones are read when the reader has taken the ones before; a reader that
   * closes the stream ends the work, and an error in the middle ends the stream with it.
   * @throws the driver's error when already the first tickets cannot be read
   */
  async export(query: ExportTicketsQuery): Promise<TicketExport> {
    const writer = FILE_WRITERS[query.format];
    const filter = ticketFilterOf(query, this.settings.current.REVIEW_THRESHOLD);
    const batches = this.repository.batches(filter);
    const first = await batches.next();
    return {
      name: `tickets-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.${query.format}`,
      mediaType: writer.mediaType,
      content: Readable.from(this.pieces(writer, first, batches), { objectMode: false }),
    };
  }

  private async *pieces(
    writer: FileWriter,
    first: IteratorResult<Ticket[], unknown>,
    batches: AsyncGenerator<Ticket[]>,
  ): AsyncGenerator<string> {
    try {
      yield writer.begin;
      for (let next = first; !next.done; next = await batches.next()) {
        yield writer.write(next.value.map((ticket) => this.exported(ticket)));
      }
    } finally {
      await batches.return(undefined);
    }
  }

  private exported(ticket: Ticket): ExportedTicket {
    const { suggestion: _, ...exported } = TicketDto.from(
      viewOf({ ticket, suggestion: null }, this.settings.current.REVIEW_THRESHOLD),
    );
    return exported;
  }
}
