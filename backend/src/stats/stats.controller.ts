import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, DATABASE_GONE } from '../common/openapi/api-problems.js';
import { StatsDto } from './dto/stats.dto.js';
import { StatsService } from './stats.service.js';

@ApiTags('statistics')
@Controller('api/tickets/stats')
export class StatsController {
  constructor(private readonly stats: StatsService) {}

  @Get()
  @ApiOperation({ operationId: 'getStats', summary: 'Count tickets', description: 'All figures are of one moment.' })
  @ApiResponse({ status: 200, type: StatsDto, description: 'The statistics; values without tickets are 0.' })
  @ApiProblems('/api/tickets/stats/', DATABASE_GONE)
  async read(): Promise<StatsDto> {
    return StatsDto.from(await this.stats.read());
  }
}
