import { Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentAuthor, type Author } from '../../common/access/author.js';
import { AskedBy, type Origin } from '../../common/access/origin.js';
import { Requires } from '../../common/access/requires.js';
import { etagOf } from '../../common/http/etag.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { TicketDto } from '../dto/ticket.dto.js';
import { ApiTicketAnswer, ApiTicketId } from '../ticket-api-decorators.js';
import { DELETED_TICKET_ID } from './deleted-ticket-id.pipe.js';
import { DeletedTicketsService } from './deleted-tickets.service.js';
import { RESTORE_REFUSALS } from './restore-refusals.js';

/** Who may delete a ticket may take that back; who did it knows the number. */
@ApiTags('tickets')
@Requires('tickets:delete')
@Controller('api/tickets')
export class TicketRestorationController {
  constructor(private readonly deleted: DeletedTicketsService) {}

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'restoreTicket',
    summary: 'Take the deletion of a ticket back',
    description:
      'For 30 days after it. The ticket is there again as it was, with its number, its history and its suggestions; its version is the next one.',
  })
  @ApiTicketId()
  @ApiTicketAnswer(200, 'The ticket as it is now.')
  @ApiProblems('/api/tickets/7/restore/', ...RESTORE_REFUSALS, DATABASE_GONE)
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
}
