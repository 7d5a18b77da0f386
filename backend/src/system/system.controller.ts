import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../common/access/requires.js';
import { ApiProblems, DATABASE_GONE } from '../common/openapi/api-problems.js';
import { SystemDto } from './dto/system.dto.js';
import { SystemService } from './system.service.js';

@ApiTags('administration')
@Requires('system:read')
@Controller('api/admin/system')
export class SystemController {
  constructor(private readonly system: SystemService) {}

  @Get()
  @ApiOperation({
    operationId: 'getSystem',
    summary: 'How the server is',
    description:
      'Of the process that answers, unless it says otherwise: there may be several. No settings and no secrets.',
  })
  @ApiResponse({ status: 200, type: SystemDto, description: 'As it is now.' })
  @ApiProblems('/api/admin/system/', DATABASE_GONE)
  async read(): Promise<SystemDto> {
    return SystemDto.from(await this.system.read());
  }
}
