import { Body, Controller, HttpCode, HttpException, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Requires } from '../common/access/requires.js';
import { RateLimited } from '../common/access/rate-limited.js';
import { ValidationError } from '../common/errors/domain-error.js';
import { clientSignal } from '../common/http/client-signal.js';
import { ApiProblems, BODY_REFUSALS } from '../common/openapi/api-problems.js';
import { ClassificationService } from './classification.service.js';
import { ClassifyTicketDto } from './dto/classify-ticket.dto.js';
import { SuggestionDto } from './dto/suggestion.dto.js';
import { SuggestionTokensService } from './ledger/suggestion-tokens.service.js';

/** Read by nobody but the access log: the client that would get it has closed the connection. */
const CLIENT_CLOSED_REQUEST = 499;

const INVALID_TEXT = new ValidationError({ description: ['description must not be blank'] });

@ApiTags('classification')
@Requires('tickets:submit')
@Controller('api/tickets/classify')
export class ClassificationController {
  constructor(
    private readonly classification: ClassificationService,
    private readonly tokens: SuggestionTokensService,
  ) {}

  @Post()
  @RateLimited('classify')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'classifyTicket',
    summary: 'Suggest a category and a priority',
    description:
      'Always answers with valid values. `source` and `degraded` say where they come from; nothing is stored: ' +
      'send the `suggestion_token` along with the ticket to have the suggestion recorded. ' +
      'Closing the connection cancels the work.',
  })
  @ApiResponse({ status: 200, type: SuggestionDto, description: 'The suggestion.' })
  @ApiProblems('/api/tickets/classify/', INVALID_TEXT, ...BODY_REFUSALS)
  async classify(
    @Body() dto: ClassifyTicketDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuggestionDto> {
    const signal = clientSignal(reply);
    try {
      const suggestion = await this.classification.classify(dto, signal);
      return SuggestionDto.from(suggestion, await this.tokens.issue(suggestion, dto));
    } catch (error) {
      throw signal.aborted ? new HttpException('The client has gone away.', CLIENT_CLOSED_REQUEST) : error;
    }
  }
}
