import { ApiProperty } from '@nestjs/swagger';
import { FILE_FORMATS, type FileFormat } from '../../file/file-format.js';
import { IMPORT_STATES, type ImportState } from '../import-state.js';
import type { TicketImport } from '../ticket-import.entity.js';

const SHOWN_STATES = IMPORT_STATES.filter((state) => state !== 'receiving');

const Moment = (example: string | null): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', nullable: true, example });

const Count = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

class ImportRowsDto {
  @Count('In the whole file; the header of a CSV file does not count.', 1200)
  total: number;

  @Count('Added or refused so far.', 500)
  read: number;

  @Count('Tickets that are there now, also after a cancellation.', 497)
  added: number;

  @Count('Rows that are no ticket; `refusals/` says why.', 3)
  refused: number;
}

export class ImportDto {
  @ApiProperty({ type: 'integer', example: 4 })
  id: number;

  @ApiProperty({
    enum: SHOWN_STATES,
    enumName: 'ImportState',
    description: '`completed` also when rows were refused; `failed` only by a fault of the server.',
    example: 'running',
  })
  state: ImportState;

  @ApiProperty({ enum: FILE_FORMATS, enumName: 'FileFormat', example: 'csv' })
  format: FileFormat;

  @Count('Size of the file in bytes.', 524288)
  bytes: number;

  @ApiProperty({ type: ImportRowsDto })
  rows: ImportRowsDto;

  @ApiProperty({
    type: [String],
    description: 'What the file names and an import does not use, such as `id`; at most 50 names.',
    example: ['id', 'version'],
  })
  ignored_fields: string[];

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  requested_at: string;

  @Moment('2026-11-21T08:00:01.000Z')
  started_at: string | null;

  @Moment(null)
  ended_at: string | null;

  static from(found: TicketImport): ImportDto {
    return {
      id: found.id,
      state: found.state,
      format: found.format,
      bytes: found.bytes,
      rows: { total: found.rowsTotal, read: found.rowsRead, added: found.rowsAdded, refused: found.rowsRefused },
      ignored_fields: found.ignoredFields,
      requested_at: found.requestedAt.toISOString(),
      started_at: found.startedAt && found.startedAt.toISOString(),
      ended_at: found.endedAt && found.endedAt.toISOString(),
    };
  }
}
