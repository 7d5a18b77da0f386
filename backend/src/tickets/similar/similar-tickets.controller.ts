import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { ApiTicketId, ID_REFUSALS } from '../ticket-api-decorators.js';
import { TICKET_ID } from '../ticket-id.pipe.js';
import { SimilarTicketDto } from './dto/similar-ticket.dto.js';
import { SimilarTicketsService } from './similar-tickets.service.js';

@ApiTags('tickets')
@Requires('tickets:read')
@Controller('api/tickets')
export class SimilarTicketsController {
  constructor(private readonly similar: SimilarTicketsService) {}

  @Get(':id/similar')
  @ApiOperation({
    operationId: 'listSimilarTickets',
    summary: 'Tickets like this one, and what became of them',
    description:
      'At most 5, the most similar first, with a similarity of 0.1 at least or with the same number of an order or the ' +
      'like. They are looked for by the rarest words of the title and of the beginning of the description, so a ticket of ' +
      'nothing but words that most tickets have is like no other.',
  })
  @ApiTicketId()
  @ApiResponse({ status: 200, type: [SimilarTicketDto], description: 'The tickets; none when nothing is similar.' })
  @ApiProblems('/api/tickets/7/similar/', ...ID_REFUSALS, DATABASE_GONE)
  async list(@Param('id', TICKET_ID) id: number): Promise<SimilarTicketDto[]> {
    return (await this.similar.of(id)).map((ticket) => SimilarTicketDto.from(ticket));
  }
}
