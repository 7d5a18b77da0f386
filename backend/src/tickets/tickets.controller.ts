import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nextLink } from '../common/http/next-link.js';
import { InvalidCursorError } from '../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE, INVALID_VALUES } from '../common/openapi/api-problems.js';
import { CreateTicketDto } from './dto/create-ticket.dto.js';
import { ListTicketsQuery } from './dto/list-tickets.query.js';
import { TicketDto } from './dto/ticket.dto.js';
import { UpdateTicketDto } from './dto/update-ticket.dto.js';
import { InvalidIdError, TicketNotFoundError } from './ticket-errors.js';
import { TicketIdPipe } from './ticket-id.pipe.js';
import { TicketsService } from './tickets.service.js';

const ApiTicketId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 7 });
const ID_REFUSALS = [new InvalidIdError(), new TicketNotFoundError(7)];

@ApiTags('tickets')
@Controller('api/tickets')
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  @Post()
  @ApiOperation({
    operationId: 'createTicket',
    summary: 'Submit a ticket',
    description:
      'A category or priority that is left out is proposed, and the ticket says so: with a `suggestion_token` it is the suggestion that was shown, otherwise the embedded classifier answers at once, and a configured language model may propose another value shortly afterwards, unless somebody has decided by then.',
  })
  @ApiResponse({
    status: 201,
    type: TicketDto,
    description: 'The ticket as it was kept.',
    headers: { Location: { description: 'The path of the new ticket.', schema: { type: 'string' } } },
  })
  @ApiProblems('/api/tickets/', INVALID_VALUES, ...BODY_REFUSALS, DATABASE_GONE)
  async create(@Body() dto: CreateTicketDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<TicketDto> {
    const created = await this.tickets.create(dto);
    void reply.header('location', `/api/tickets/${created.ticket.id}/`);
    return TicketDto.from(created);
  }

  @Get()
  @ApiOperation({
    operationId: 'listTickets',
    summary: 'List tickets, newest first',
    description: 'Filters and words combine with AND; several values of one filter with OR. Follow Link to page on.',
  })
  @ApiResponse({
    status: 200,
    type: [TicketDto],
    description: 'One page.',
    headers: {
      Link: { description: 'rel="next" leads to the next page; absent on the last one.', schema: { type: 'string' } },
      'X-Total-Count': { description: 'How many tickets match, over all pages.', schema: { type: 'integer' } },
    },
  })
  @ApiProblems('/api/tickets/', INVALID_VALUES, new InvalidCursorError(), DATABASE_GONE)
  async list(
    @Query() query: ListTicketsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketDto[]> {
    const { tickets, total, nextCursor } = await this.tickets.list(query);
    void reply.header('x-total-count', total);
    if (nextCursor) void reply.header('link', nextLink(request.url, nextCursor));
    return tickets.map((view) => TicketDto.from(view));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getTicket', summary: 'Read one ticket' })
  @ApiTicketId()
  @ApiResponse({ status: 200, type: TicketDto, description: 'The ticket.' })
  @ApiProblems('/api/tickets/7/', ...ID_REFUSALS, DATABASE_GONE)
  async get(@Param('id', TicketIdPipe) id: number): Promise<TicketDto> {
    return TicketDto.from(await this.tickets.get(id));
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'updateTicket',
    summary: 'Change a ticket',
    description:
      'Fields that are left out stay. A category or priority sent here counts as decided by a person, and resolving or closing a ticket accepts what was still proposed; both are recorded as the outcome of the suggestions.',
  })
  @ApiTicketId()
  @ApiResponse({ status: 200, type: TicketDto, description: 'The ticket as it is now.' })
  @ApiProblems('/api/tickets/7/', INVALID_VALUES, ...ID_REFUSALS, ...BODY_REFUSALS, DATABASE_GONE)
  async update(@Param('id', TicketIdPipe) id: number, @Body() dto: UpdateTicketDto): Promise<TicketDto> {
    return TicketDto.from(await this.tickets.update(id, dto));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteTicket',
    summary: 'Delete a ticket',
    description: 'What was measured about its suggestions stays, without words of the ticket.',
  })
  @ApiTicketId()
  @ApiResponse({ status: 204, description: 'The ticket is gone.' })
  @ApiProblems('/api/tickets/7/', ...ID_REFUSALS, ...BODY_REFUSALS, DATABASE_GONE)
  async delete(@Param('id', TicketIdPipe) id: number): Promise<void> {
    await this.tickets.delete(id);
  }
}
