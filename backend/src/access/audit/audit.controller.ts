import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskedBy, type Origin } from '../../common/access/origin.js';
import { Requires } from '../../common/access/requires.js';
import { InvalidCursorError, ValidationError } from '../../common/errors/domain-error.js';
import { CSV_TYPE } from '../../common/http/file-types.js';
import { pageLinks } from '../../common/http/page-links.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { AuditService } from './audit.service.js';
import { AuditEntryDto } from './dto/audit-entry.dto.js';
import { FilterAuditQuery, ListAuditQuery } from './dto/list-audit.query.js';

const UNKNOWN_MOMENT = new ValidationError({
  from: ['from does not know "yesterday"; it is a date such as 2026-11-21 or an instant such as 2026-11-21T08:00:00Z'],
});

const CSV_EXAMPLE = [
  'id,at,kind,actor,subject,address,details',
  '812,2026-11-22T08:00:00.000Z,role_changed,robin@example.com,bob@example.com,192.0.2.7,"{""from"":""agent"",""to"":""admin""}"',
].join('\r\n');

@ApiTags('administration')
@Requires('audit:read')
@Controller('api/admin/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({
    operationId: 'listAudit',
    summary: 'What happened that matters for security',
    description: 'The newest first. Entries are never changed or removed, and hold no secrets and no texts of tickets.',
  })
  @ApiResponse({
    status: 200,
    type: [AuditEntryDto],
    description: 'A page of the matching entries.',
    headers: { Link: { description: 'The next page, when there is one.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/admin/audit/', UNKNOWN_MOMENT, new InvalidCursorError(), DATABASE_GONE)
  async list(
    @Query() query: ListAuditQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditEntryDto[]> {
    const { entries, next } = await this.audit.list(query);
    const link = pageLinks(request.url, next === undefined ? {} : { next });
    if (link) void reply.header('link', link);
    return entries.map((entry) => AuditEntryDto.from(entry));
  }

  @Get('export')
  @ApiOperation({
    operationId: 'exportAudit',
    summary: 'All matching entries as a CSV file',
    description:
      'The newest first. The export itself becomes an entry of the log. An apostrophe is put before what a spreadsheet would run as a formula. When something fails in the middle, the connection breaks off, so that a client reports an error: such a file is not complete.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file. Content-Disposition gives it a name.',
    content: { [CSV_TYPE]: { schema: { type: 'string' }, example: CSV_EXAMPLE } },
    headers: { 'Content-Disposition': { description: 'A name for the file.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/admin/audit/export/', UNKNOWN_MOMENT, DATABASE_GONE)
  async export(@Query() query: FilterAuditQuery, @AskedBy() origin: Origin): Promise<StreamableFile> {
    const day = new Date().toISOString().slice(0, 10);
    return new StreamableFile(await this.audit.export(query, origin), {
      type: `${CSV_TYPE}; charset=utf-8`,
      disposition: `attachment; filename="audit-${day}.csv"`,
    });
  }
}
