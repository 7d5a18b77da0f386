import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '../../common/access/requires.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { RequestDto } from './dto/request.dto.js';
import { RequestNotFoundError } from './request-errors.js';
import { RequesterLinksService } from './requester-links.service.js';

@ApiTags('requests')
@Controller('api/requests')
@Open()
export class RequestsController {
  constructor(private readonly links: RequesterLinksService) {}

  @Get(':key')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'getRequest',
    summary: 'What became of a ticket, for whoever sent it',
    description: 'The key is `requester_key` of the answer to the submission. Who has it needs nothing else.',
  })
  @ApiParam({ name: 'key', schema: { type: 'string' }, example: 'AAAAB4xQn0b4Vd8wYtS1uR6mLpE3' })
  @ApiResponse({ status: 200, type: RequestDto, description: 'The ticket, without its words but the title.' })
  @ApiProblems('/api/requests/AAAAB4xQn0b4Vd8wYtS1uR6mLpE3/', new RequestNotFoundError(), DATABASE_GONE)
  async get(@Param('key') key: string): Promise<RequestDto> {
    return RequestDto.from(await this.links.find(key));
  }
}
