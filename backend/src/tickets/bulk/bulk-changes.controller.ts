import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAuthor, type Author } from '../../common/access/author.js';
import { Requires } from '../../common/access/requires.js';
import { InvalidCursorError } from '../../common/errors/domain-error.js';
import { pageLinks } from '../../common/http/page-links.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE, INVALID_VALUES } from '../../common/openapi/api-problems.js';
import { BulkChangesService } from './bulk-changes.service.js';
import {
  BulkChangeEndedError,
  BulkChangeNotFoundError,
  BulkChangeNotUndoableError,
  InvalidBulkChangeIdError,
} from './bulk-errors.js';
import { BULK_ID } from './bulk-id.pipe.js';
import { BulkChangeDto } from './dto/bulk-change.dto.js';
import { BulkRowDto } from './dto/bulk-row.dto.js';
import { ListBulkRowsQuery } from './dto/list-bulk-rows.query.js';
import { RequestBulkChangeDto } from './dto/request-bulk-change.dto.js';

const ApiBulkId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 3 });
const ID_REFUSALS = [new InvalidBulkChangeIdError(), new BulkChangeNotFoundError(3)];
const LOCATION = { Location: { description: 'Where to watch it.', schema: { type: 'string' } } } as const;

@ApiTags('tickets')
@Requires('tickets:change')
@Controller('api/tickets/bulk')
export class BulkChangesController {
  constructor(private readonly changes: BulkChangesService) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'requestBulkChange',
    summary: 'Change many tickets',
    description:
      'Sets category, priority or status of the named tickets, or of all tickets that match a filter, in the background; ' +
      'several bulk changes are carried out one after the other. Each ticket is changed as PATCH would, and counts as ' +
      'decided by an agent; one that a person has set so already stays as it is. What was changed can be undone for a week.',
  })
  @ApiResponse({ status: 202, type: BulkChangeDto, description: 'It waits for its turn.', headers: LOCATION })
  @ApiProblems('/api/tickets/bulk/', INVALID_VALUES, ...BODY_REFUSALS, DATABASE_GONE)
  async request(
    @Body() dto: RequestBulkChangeDto,
    @CurrentAuthor() author: Author,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkChangeDto> {
    return located(reply, BulkChangeDto.from(await this.changes.request(dto, author)));
  }

  @Get()
  @ApiOperation({ operationId: 'listBulkChanges', summary: 'List the latest 20 bulk changes, latest first' })
  @ApiResponse({ status: 200, type: [BulkChangeDto], description: 'The bulk changes.' })
  @ApiProblems('/api/tickets/bulk/', DATABASE_GONE)
  async list(): Promise<BulkChangeDto[]> {
    return (await this.changes.list()).map((view) => BulkChangeDto.from(view));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getBulkChange', summary: 'How a bulk change goes, or how it ended' })
  @ApiBulkId()
  @ApiResponse({ status: 200, type: BulkChangeDto, description: 'The bulk change.' })
  @ApiProblems('/api/tickets/bulk/3/', ...ID_REFUSALS, DATABASE_GONE)
  async get(@Param('id', BULK_ID) id: number): Promise<BulkChangeDto> {
    return BulkChangeDto.from(await this.changes.get(id));
  }

  @Get(':id/rows')
  @ApiOperation({
    operationId: 'listBulkChangeRows',
    summary: 'What became of each ticket',
    description: 'The tickets whose turn has come, in the order of their numbers. Follow Link to page on.',
  })
  @ApiBulkId()
  @ApiResponse({
    status: 200,
    type: [BulkRowDto],
    description: 'One page.',
    headers: { Link: { description: 'rel="next" leads to the next page.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/tickets/bulk/3/rows/', INVALID_VALUES, ...ID_REFUSALS, new InvalidCursorError(), DATABASE_GONE)
  async rows(
    @Param('id', BULK_ID) id: number,
    @Query() query: ListBulkRowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkRowDto[]> {
    const { rows, nextCursor } = await this.changes.rows(id, query);
    const links = nextCursor && pageLinks(request.url, { next: nextCursor });
    if (links) void reply.header('link', links);
    return rows.map((row) => BulkRowDto.from(row));
  }

  @Post(':id/cancel')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'cancelBulkChange',
    summary: 'Cancel a bulk change',
    description: 'It ends before its next batch of tickets. What it has changed stays, and can be undone.',
  })
  @ApiBulkId()
  @ApiResponse({ status: 202, type: BulkChangeDto, description: 'It ends within moments.' })
  @ApiProblems('/api/tickets/bulk/3/cancel/', ...ID_REFUSALS, new BulkChangeEndedError(), DATABASE_GONE)
  async cancel(@Param('id', BULK_ID) id: number): Promise<BulkChangeDto> {
    return BulkChangeDto.from(await this.changes.cancel(id));
  }

  @Post(':id/undo')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'undoBulkChange',
    summary: 'Undo a bulk change',
    description:
      'Asks for another bulk change that puts the changed tickets back, with who had decided their values and what became ' +
      'of suggestions. Tickets that were changed since are skipped.',
  })
  @ApiBulkId()
  @ApiResponse({ status: 202, type: BulkChangeDto, description: 'The undoing waits for its turn.', headers: LOCATION })
  @ApiProblems(
    '/api/tickets/bulk/3/undo/',
    ...ID_REFUSALS,
    BulkChangeNotUndoableError.running(),
    BulkChangeNotUndoableError.undone(),
    BulkChangeNotUndoableError.isUndo(),
    DATABASE_GONE,
  )
  async undo(
    @Param('id', BULK_ID) id: number,
    @CurrentAuthor() author: Author,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkChangeDto> {
    return located(reply, BulkChangeDto.from(await this.changes.undo(id, author)));
  }
}

function located(reply: FastifyReply, change: BulkChangeDto): BulkChangeDto {
  void reply.header('location', `/api/tickets/bulk/${change.id}/`);
  return change;
}
