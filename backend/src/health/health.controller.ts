import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '../common/access/requires.js';
import { DatabaseNotMigratedError } from '../common/errors/domain-error.js';
import { ProvidersService } from '../classification/providers.service.js';
import { ApiProblems, DATABASE_GONE } from '../common/openapi/api-problems.js';
import { DatabaseState } from '../database/database-state.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('health')
@Open()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DatabaseState,
    private readonly providers: ProvidersService,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Is the process alive?', description: 'Asks nothing else.' })
  @ApiResponse({ status: 200, type: HealthDto, description: 'It is.' })
  @ApiProblems('/health/live')
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Can it serve requests?',
    description:
      'The database is reached and every migration is applied. The states of those who suggest are told along; they ' +
      'make nothing unhealthy, because the last one always answers.',
  })
  @ApiResponse({ status: 200, type: ReadinessDto, description: 'It can.' })
  @ApiProblems('/health/ready', DATABASE_GONE, new DatabaseNotMigratedError())
  async ready(): Promise<ReadinessDto> {
    if (!(await this.database.isCurrent())) throw new DatabaseNotMigratedError();
    return { status: 'ok', providers: this.providers.states };
  }
}
