import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAuthor, type Author } from '../../common/access/author.js';
import { AskedBy, type Origin } from '../../common/access/origin.js';
import { Requires } from '../../common/access/requires.js';
import { InvalidCursorError, ValidationError } from '../../common/errors/domain-error.js';
import { etagOf } from '../../common/http/etag.js';
import { pageLinks } from '../../common/http/page-links.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { pageSizeRefusal } from '../../common/validation/page-size.js';
import { TicketDto } from '../dto/ticket.dto.js';
import { ApiTicketAnswer, ApiTicketId } from '../ticket-api-decorators.js';
import { InvalidIdError } from '../ticket-errors.js';
import { DeletedTicketNotFoundError } from './deleted-ticket-errors.js';
import { DELETED_TICKET_ID } from './deleted-ticket-id.pipe.js';
import { DeletedTicketsService } from './deleted-tickets.service.js';
import { DeletedTicketDto } from './dto/deleted-ticket.dto.js';
import { ListDeletedTicketsQuery, MAX_PAGE_SIZE } from './dto/list-deleted-tickets.query.js';
import { RESTORE_REFUSALS } from './restore-refusals.js';

const INVALID_LIMIT = new ValidationError({ limit: [pageSizeRefusal('limit', MAX_PAGE_SIZE)] });

@ApiTags('administration')
@Requires('deleted_tickets:manage')
@Controller('api/admin/deleted-tickets')
export class DeletedTicketsController {
  constructor(private readonly deleted: DeletedTicketsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeletedTickets',
    summary: 'List the deleted tickets that can be restored',
    description: 'The latest deletion first. 30 days after its deletion a ticket is gone for good.',
  })
  @ApiResponse({
    status: 200,
    type: [DeletedTicketDto],
    description: 'One page.',
    headers: { Link: { description: 'rel="next" leads to the next page.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/admin/deleted-tickets/', INVALID_LIMIT, new InvalidCursorError(), DATABASE_GONE)
  async list(
    @Query() { pageSize, cursor }: ListDeletedTicketsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeletedTicketDto[]> {
    const { tickets, ...pages } = await this.deleted.list(pageSize, cursor);
    const link = pageLinks(request.url, pages);
    if (link) void reply.header('link', link);
    return tickets.map((ticket) => DeletedTicketDto.from(ticket));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'restoreDeletedTicket',
    summary: 'Restore a deleted ticket',
    description:
      'It is there again as it was, with its number, its history and its suggestions; its version is the next one.',
  })
  @ApiTicketId()
  @ApiTicketAnswer(200, 'The ticket as it is now.')
  @ApiProblems('/api/admin/deleted-tickets/7/restore/', ...RESTORE_REFUSALS, DATABASE_GONE)
  async restore(
    @Param('id', DELETED_TICKET_ID) id: number,
    @CurrentAuthor() author: Author,
    @AskedBy() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketDto> {
    const ticket = TicketDto.from(await this.deleted.restore(id, { ...author, ...origin }));
    void reply.header('etag', etagOf(ticket.version));
    return ticket;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'purgeDeletedTicket',
    summary: 'Remove a deleted ticket for good',
    description: 'At once, instead of 30 days after its deletion. There is no way back.',
  })
  @ApiTicketId()
  @ApiResponse({ status: 204, description: 'It is gone.' })
  @ApiProblems('/api/admin/deleted-tickets/7/', new InvalidIdError(), new DeletedTicketNotFoundError(7), DATABASE_GONE)
  async purge(@Param('id', DELETED_TICKET_ID) id: number, @AskedBy() origin: Origin): Promise<void> {
    await this.deleted.purge(id, origin);
  }
}
