import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { HistoryEntryDto } from './dto/history-entry.dto.js';
import { ApiTicketId, ID_REFUSALS } from '../ticket-api-decorators.js';
import { TICKET_ID } from '../ticket-id.pipe.js';
import { TicketHistoryService } from './ticket-history.service.js';

@ApiTags('tickets')
@Requires('tickets:read')
@Controller('api/tickets')
export class TicketHistoryController {
  constructor(private readonly history: TicketHistoryService) {}

  @Get(':id/history')
  @ApiOperation({
    operationId: 'getTicketHistory',
    summary: 'What happened to a ticket',
    description:
      'Newest first, at most 200 entries: who changed what, from what to what. It begins with the release that keeps ' +
      'histories; what happened to older tickets before is not known.',
  })
  @ApiTicketId()
  @ApiResponse({ status: 200, type: [HistoryEntryDto], description: 'The entries.' })
  @ApiProblems('/api/tickets/7/history/', ...ID_REFUSALS, DATABASE_GONE)
  async list(@Param('id', TICKET_ID) id: number): Promise<HistoryEntryDto[]> {
    return (await this.history.of(id)).map((event) => HistoryEntryDto.of(event));
  }
}
