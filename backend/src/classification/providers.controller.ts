import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../common/access/requires.js';
import { ApiProblems } from '../common/openapi/api-problems.js';
import { ProviderDto } from './dto/provider.dto.js';
import { ProvidersService } from './providers.service.js';

@ApiTags('classification')
@Requires('tickets:read')
@Controller('api/classification/providers')
export class ProvidersController {
  constructor(private readonly providers: ProvidersService) {}

  @Get()
  @ApiOperation({
    operationId: 'listProviders',
    summary: 'Who suggests, and how they do',
    description:
      'In the order in which they are asked; the embedded model is always last. State, last error and latency are ' +
      'what the process that answers has seen; the counts of today are of all processes.',
  })
  @ApiResponse({ status: 200, type: [ProviderDto], description: 'The providers.' })
  @ApiProblems('/api/classification/providers/')
  async list(): Promise<ProviderDto[]> {
    return (await this.providers.read()).map((status) => ProviderDto.from(status));
  }
}
