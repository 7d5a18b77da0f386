import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../common/access/requires.js';
import { CSV_TYPE, JSON_LINES_TYPES } from '../../../common/http/file-types.js';
import { ApiProblems, DATABASE_GONE, INVALID_VALUES } from '../../../common/openapi/api-problems.js';
import { ExportTicketsQuery } from './export-tickets.query.js';
import { TicketExportService } from './ticket-export.service.js';

const CSV_EXAMPLE = [
  'id,title,description,category,category_source,priority,priority_source,status,created_at,updated_at,resolved_at,version,needs_review',
  '7,Charged twice,My card was charged €49.00 twice.,billing,person,high,person,open,2026-11-21T08:00:00.000Z,2026-11-21T08:00:00.000Z,,1,false',
].join('\r\n');

const JSON_LINES_EXAMPLE =
  '{"id":7,"title":"Charged twice","description":"My card was charged €49.00 twice.","category":"billing","category_source":"person","priority":"high","priority_source":"person","status":"open","created_at":"2026-11-21T08:00:00.000Z","updated_at":"2026-11-21T08:00:00.000Z","resolved_at":null,"version":1,"needs_review":false}\n';

@ApiTags('tickets')
@Requires('tickets:export')
@Controller('api/tickets/export')
export class TicketExportController {
  constructor(private readonly service: TicketExportService) {}

  @Get()
  @ApiOperation({
    operationId: 'exportTickets',
    summary: 'All matching tickets as a file',
    description:
      'Filters and search are those of the list. The file holds a ticket’s fields without its suggestion, by ascending ' +
      'number. A ticket that is changed meanwhile appears as it was or as it is, never twice; one that is there all the ' +
      'time is never missing. **When something fails in the middle, the connection breaks off without the end of the ' +
      'chunked transfer, so that a client reports an error: such a file is not complete.** ' +
      'In CSV, an apostrophe is put before a title or description that a spreadsheet would run as a formula (which ' +
      'begins with = + - @, tab or line end, after any apostrophes); an import takes it away again.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file. Content-Disposition gives it a name.',
    content: {
      [CSV_TYPE]: { schema: { type: 'string' }, example: CSV_EXAMPLE },
      [JSON_LINES_TYPES[0]]: { schema: { type: 'string' }, example: JSON_LINES_EXAMPLE },
    },
    headers: { 'Content-Disposition': { description: 'A name for the file.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/tickets/export/', INVALID_VALUES, DATABASE_GONE)
  async export(@Query() query: ExportTicketsQuery): Promise<StreamableFile> {
    const { name, mediaType, content } = await this.service.export(query);
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"` });
  }
}
