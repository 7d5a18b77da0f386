import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAuthor, type Author } from '../../../common/access/author.js';
import { Requires } from '../../../common/access/requires.js';
import { ValidationError } from '../../../common/errors/domain-error.js';
import { pageLinks } from '../../../common/http/page-links.js';
import { StreamedBody, streamedBody, unsupportedFile } from '../../../common/http/streamed-body.js';
import { ApiProblems, DATABASE_GONE } from '../../../common/openapi/api-problems.js';
import { pageSizeRefusal } from '../../../common/validation/page-size.js';
import {
  ImportEndedError,
  ImportNotFoundError,
  ImportRepeatedError,
  ImportTooLargeError,
  InvalidImportIdError,
  MalformedFileError,
  TooManyImportsError,
  TooManyRowsError,
} from '../transfer-errors.js';
import { ImportTicketsQuery } from './dto/import-tickets.query.js';
import { ImportDto } from './dto/import.dto.js';
import { ListRefusalsQuery, MAX_PAGE_SIZE } from './dto/list-refusals.query.js';
import { RefusalDto } from './dto/refusal.dto.js';
import { IMPORT_ID } from './import-id.pipe.js';
import { FORMAT_OF_TYPE } from '../file/file-format.js';
import { MAX_KEPT_REFUSALS, MAX_MEGABYTES, MAX_ROWS } from './import-limits.js';
import { ImportUploadService } from './import-upload.service.js';
import { TicketImportsService } from './ticket-imports.service.js';

const MEDIA_TYPES = Object.keys(FORMAT_OF_TYPE);

const ID_REFUSALS = [new InvalidImportIdError(), new ImportNotFoundError(4)];
const INVALID_LIMIT = new ValidationError({ limit: [pageSizeRefusal('limit', MAX_PAGE_SIZE)] });
const ApiImportId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 4 });

@ApiTags('tickets')
@Requires('tickets:import')
@Controller('api/tickets/import')
export class TicketImportsController {
  constructor(
    private readonly imports: TicketImportsService,
    private readonly uploads: ImportUploadService,
  ) {}

  @Post()
  @HttpCode(202)
  @StreamedBody(MEDIA_TYPES)
  @ApiOperation({
    operationId: 'importTickets',
    summary: 'Import tickets from a file',
    description:
      'The file is the body: CSV whose first row names the columns, or JSON Lines, in UTF-8, ' +
      `up to ${MAX_MEGABYTES} MB and ${MAX_ROWS.toLocaleString('en')} rows. ` +
      '`title` and `description` are needed; `category`, `priority` and `status` follow the rules of submitting a ticket, ' +
      'and what is left out (in CSV: an empty cell) is filled by the embedded classifier; `created_at` and `resolved_at` ' +
      'are past moments. All other fields are ignored and named in the answer, so an export can be imported. The file is ' +
      'looked through while it arrives: one that cannot be read to its end is refused as a whole. Then its rows are added ' +
      'in the background; rows that are no ticket are refused one by one.',
  })
  @ApiConsumes(...MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({
    status: 202,
    type: ImportDto,
    description: 'The file is complete and waits for its turn.',
    headers: { Location: { description: 'The path of the import.', schema: { type: 'string' } } },
  })
  @ApiProblems(
    '/api/tickets/import/',
    new MalformedFileError('The file holds no tickets.'),
    new ImportTooLargeError(MAX_MEGABYTES),
    new TooManyRowsError(MAX_ROWS),
    unsupportedFile(MEDIA_TYPES),
    new ImportRepeatedError(4),
    new TooManyImportsError(),
    DATABASE_GONE,
  )
  async import(
    @Query() { allow_duplicate: allowDuplicate }: ImportTicketsQuery,
    @CurrentAuthor() author: Author,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportDto> {
    const { mediaType, content, announcedBytes } = streamedBody(request);
    const received = await this.uploads.receive({
      format: FORMAT_OF_TYPE[mediaType] ?? 'csv',
      body: content,
      author,
      announcedBytes,
      isRepeatWelcome: allowDuplicate === 'true',
    });
    void reply.header('location', `/api/tickets/import/${received.id}/`);
    return ImportDto.from(received);
  }

  @Get()
  @ApiOperation({ operationId: 'listImports', summary: 'The latest 20 imports, latest first' })
  @ApiResponse({ status: 200, type: [ImportDto], description: 'The imports.' })
  @ApiProblems('/api/tickets/import/', DATABASE_GONE)
  async list(): Promise<ImportDto[]> {
    return (await this.imports.list()).map((found) => ImportDto.from(found));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getImport',
    summary: 'How far an import is, or how it ended',
    description: 'It is forgotten 7 days after it has ended.',
  })
  @ApiImportId()
  @ApiResponse({ status: 200, type: ImportDto, description: 'The import.' })
  @ApiProblems('/api/tickets/import/4/', ...ID_REFUSALS, DATABASE_GONE)
  async get(@Param('id', IMPORT_ID) id: number): Promise<ImportDto> {
    return ImportDto.from(await this.imports.get(id));
  }

  @Get(':id/refusals')
  @ApiOperation({
    operationId: 'listImportRefusals',
    summary: 'Why rows of a file were refused',
    description: `In the order of the file. The first ${MAX_KEPT_REFUSALS.toLocaleString('en')} are kept, with reasons and without anything of the row.`,
  })
  @ApiImportId()
  @ApiResponse({
    status: 200,
    type: [RefusalDto],
    description: 'One page.',
    headers: { Link: { description: 'rel="next" leads to the next page.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/tickets/import/4/refusals/', ...ID_REFUSALS, INVALID_LIMIT, DATABASE_GONE)
  async refusals(
    @Param('id', IMPORT_ID) id: number,
    @Query() { after, pageSize }: ListRefusalsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefusalDto[]> {
    const { refusals, next } = await this.imports.refusals(id, after, pageSize);
    const link = pageLinks(request.url, next === null ? {} : { next: String(next) });
    if (link) void reply.header('link', link);
    return refusals.map((refusal) => RefusalDto.from(refusal));
  }

  @Post(':id/cancel')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'cancelImport',
    summary: 'Cancel an import',
    description: 'No more rows are added. Tickets that were added stay; the answer says how many.',
  })
  @ApiImportId()
  @ApiResponse({ status: 202, type: ImportDto, description: 'The import, cancelled.' })
  @ApiProblems('/api/tickets/import/4/cancel/', ...ID_REFUSALS, new ImportEndedError(4, 497), DATABASE_GONE)
  async cancel(@Param('id', IMPORT_ID) id: number): Promise<ImportDto> {
    return ImportDto.from(await this.imports.cancel(id));
  }
}
