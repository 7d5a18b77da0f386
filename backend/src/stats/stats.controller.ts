import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../common/access/requires.js';
import { ValidationError } from '../common/errors/domain-error.js';
import { ApiProblems, DATABASE_GONE } from '../common/openapi/api-problems.js';
import { timeZoneRefusal } from '../common/validation/time-zone.js';
import { StatsDto } from './dto/stats.dto.js';
import { StatsQuery } from './dto/stats.query.js';
import { StatsService } from './stats.service.js';

const INVALID_QUERY = new ValidationError({ time_zone: [timeZoneRefusal('time_zone', 'Berlin')] });

@ApiTags('statistics')
@Requires('tickets:read')
@Controller('api/tickets/stats')
export class StatsController {
  constructor(private readonly stats: StatsService) {}

  @Get()
  @ApiOperation({
    operationId: 'getStats',
    summary: 'Count tickets',
    description:
      'All figures are of one moment. Filters combine with AND and go for every figure; `from` and `to` only for the ' +
      'figures by day and the times to resolve. The plain call reads counters, not tickets. Times ' +
      'to resolve under a filter, and days of another time zone than UTC, are counted from the tickets of the range.',
  })
  @ApiResponse({ status: 200, type: StatsDto, description: 'The statistics; values without tickets are 0.' })
  @ApiProblems('/api/tickets/stats/', INVALID_QUERY, DATABASE_GONE)
  async read(@Query() { filter, period }: StatsQuery): Promise<StatsDto> {
    return StatsDto.from(await this.stats.read(filter, period));
  }
}
