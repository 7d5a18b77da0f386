import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { AccuracyService } from './accuracy.service.js';
import { AccuracyDto } from './dto/accuracy.dto.js';
import { AccuracyQuery } from './dto/accuracy.query.js';

const INVALID_QUERY = new ValidationError({
  field: ['field does not know "status"; it is one of category, priority'],
});

@ApiTags('classification')
@Requires('tickets:read')
@Controller('api/classification/accuracy')
export class AccuracyController {
  constructor(private readonly accuracy: AccuracyService) {}

  @Get()
  @ApiOperation({
    operationId: 'getAccuracy',
    summary: 'How often were suggestions right?',
    description:
      'Every suggestion that reached a ticket, compared with what people decided. All figures are of one moment. ' +
      'Filters combine with AND; a field with fewer than 30 decisions answers “not enough data”.',
  })
  @ApiResponse({ status: 200, type: AccuracyDto, description: 'The measurements, one for each version of a model.' })
  @ApiProblems('/api/classification/accuracy/', INVALID_QUERY, DATABASE_GONE)
  async measure(@Query() { filter }: AccuracyQuery): Promise<AccuracyDto> {
    return AccuracyDto.from(filter, await this.accuracy.measure(filter));
  }
}
