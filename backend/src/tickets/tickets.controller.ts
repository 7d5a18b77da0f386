import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAuthor, type Author } from '../common/access/author.js';
import { AskedBy, type Origin } from '../common/access/origin.js';
import { Requires } from '../common/access/requires.js';
import { RateLimited } from '../common/access/rate-limited.js';
import { etagOf, isKnownVersion, versionsOfIfMatch } from '../common/http/etag.js';
import { parseIdempotencyKey } from '../common/http/idempotency-key.js';
import { InvalidCursorError } from '../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE, INVALID_VALUES } from '../common/openapi/api-problems.js';
import { CreateTicketDto } from './dto/create-ticket.dto.js';
import { CreatedTicketDto } from './dto/created-ticket.dto.js';
import { ListTicketsQuery } from './dto/list-tickets.query.js';
import { ListedTicketDto } from './dto/listed-ticket.dto.js';
import { TicketDto } from './dto/ticket.dto.js';
import { UpdateTicketDto } from './dto/update-ticket.dto.js';
import { ApiTicketPage, pageHeaders } from './list/page-headers.js';
import { SearchTimeoutError } from './list/search-errors.js';
import { TicketListService } from './list/ticket-list.service.js';
import { RequesterLinksService } from './requests/requester-links.service.js';
import { TICKET_ID } from './ticket-id.pipe.js';
import {
  ApiIdempotencyKey,
  ApiIfMatch,
  ApiIfNoneMatch,
  ApiTicketAnswer,
  ApiTicketId,
  ID_REFUSALS,
  IDEMPOTENCY_REFUSALS,
  MALFORMED_IF_MATCH,
  MALFORMED_IF_NONE_MATCH,
} from './ticket-api-decorators.js';
import { TicketsService } from './tickets.service.js';

@ApiTags('tickets')
@Requires('tickets:read')
@Controller('api/tickets')
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly lists: TicketListService,
    private readonly links: RequesterLinksService,
  ) {}

  @Post()
  @Requires('tickets:submit')
  @RateLimited('submit')
  @ApiOperation({
    operationId: 'createTicket',
    summary: 'Submit a ticket',
    description:
      'A category or priority that is left out is proposed, and the ticket says so: with a `suggestion_token` it is the suggestion that was shown, otherwise the embedded classifier answers at once, and a configured language model may propose another value shortly afterwards, unless somebody has decided by then.',
  })
  @ApiIdempotencyKey()
  @ApiTicketAnswer(201, 'The ticket as it was kept, and the key to see what becomes of it.', {
    Location: { description: 'The path of the new ticket.', schema: { type: 'string' } },
    'Idempotency-Replayed': {
      description: '`true` when this is the answer to an earlier request with the same key.',
      schema: { type: 'string' },
    },
  })
  @ApiProblems('/api/tickets/', INVALID_VALUES, ...IDEMPOTENCY_REFUSALS, ...BODY_REFUSALS, DATABASE_GONE)
  async create(
    @Body() dto: CreateTicketDto,
    @CurrentAuthor() author: Author,
    @Headers('idempotency-key') keyHeader: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedTicketDto> {
    const key = parseIdempotencyKey(keyHeader);
    const { ticket, isReplay } =
      key === undefined
        ? { ticket: TicketDto.from(await this.tickets.create(dto, author)), isReplay: false }
        : await this.tickets.createOnce(key, dto, author);
    if (isReplay) void reply.header('idempotency-replayed', 'true');
    void reply.header('location', `/api/tickets/${ticket.id}/`);
    const requesterKey = await this.links.keyOf({ id: ticket.id, createdAt: new Date(ticket.created_at) });
    return { ...tagged(reply, ticket), requester_key: requesterKey };
  }

  @Get()
  @ApiTicketPage()
  @ApiProblems('/api/tickets/', INVALID_VALUES, new InvalidCursorError(), new SearchTimeoutError(), DATABASE_GONE)
  async list(
    @Query() query: ListTicketsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListedTicketDto[]> {
    const page = await this.lists.list(query);
    void reply.headers(pageHeaders(request.url, page));
    return page.tickets.map((listed) => ListedTicketDto.from(listed));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getTicket',
    summary: 'Read one ticket',
    description:
      'The ETag stands for the version of the ticket alone: after a change of REVIEW_THRESHOLD, a client that is told 304 ' +
      'may still hold `needs_review` by the threshold before.',
  })
  @ApiTicketId()
  @ApiIfNoneMatch()
  @ApiTicketAnswer(200, 'The ticket.')
  @ApiProblems('/api/tickets/7/', ...ID_REFUSALS, MALFORMED_IF_NONE_MATCH, DATABASE_GONE)
  async get(
    @Param('id', TICKET_ID) id: number,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketDto | undefined> {
    const view = await this.tickets.get(id);
    if (!isKnownVersion(ifNoneMatch, view.ticket.version)) return tagged(reply, TicketDto.from(view));
    void reply.status(304).header('etag', etagOf(view.ticket.version));
    return undefined;
  }

  @Patch(':id')
  @Requires('tickets:change')
  @ApiOperation({
    operationId: 'updateTicket',
    summary: 'Change a ticket',
    description:
      'Fields that are left out stay. A category or priority sent here counts as decided by a person, and resolving or closing a ticket accepts what was still proposed; both are recorded as the outcome of the suggestions.',
  })
  @ApiTicketId()
  @ApiIfMatch()
  @ApiTicketAnswer(200, 'The ticket as it is now.')
  @ApiProblems('/api/tickets/7/', INVALID_VALUES, ...ID_REFUSALS, MALFORMED_IF_MATCH, ...BODY_REFUSALS, DATABASE_GONE)
  async update(
    @Param('id', TICKET_ID) id: number,
    @Body() dto: UpdateTicketDto,
    @CurrentAuthor() author: Author,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketDto> {
    return tagged(reply, TicketDto.from(await this.tickets.update(id, dto, author, versionsOfIfMatch(ifMatch))));
  }

  @Delete(':id')
  @Requires('tickets:delete')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteTicket',
    summary: 'Delete a ticket',
    description:
      'It can be restored for 30 days; then its words are gone for good. What was measured about its suggestions stays, without words of the ticket. Its single words stay in the dictionary of the search, where nothing tells which ticket had them, until an operator runs `npm run recount -- --repair`.',
  })
  @ApiTicketId()
  @ApiIfMatch()
  @ApiResponse({ status: 204, description: 'The ticket is gone.' })
  @ApiProblems('/api/tickets/7/', ...ID_REFUSALS, MALFORMED_IF_MATCH, ...BODY_REFUSALS, DATABASE_GONE)
  async delete(
    @Param('id', TICKET_ID) id: number,
    @CurrentAuthor() author: Author,
    @AskedBy() origin: Origin,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.tickets.delete(id, { ...author, ...origin }, versionsOfIfMatch(ifMatch));
  }
}

/** The answer, with the version that it shows as its entity tag. */
function tagged(reply: FastifyReply, ticket: TicketDto): TicketDto {
  void reply.header('etag', etagOf(ticket.version));
  return ticket;
}
