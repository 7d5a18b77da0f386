import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../../common/access/rate-limited.js';
import { CrossSiteRequestError } from '../../common/access/access-errors.js';
import { Open } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { InvalidLinkError } from '../links/link-errors.js';
import { EmailTakenError } from '../people/people-errors.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { sessionCookie } from '../sessions/session-cookie.js';
import { CurrentSessionService } from '../sign-in/current-session.service.js';
import { CurrentSessionDto } from '../sign-in/dto/current-session.dto.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { SetUpDto } from './dto/set-up.dto.js';
import { SetupClosedError } from './setup-errors.js';
import { SetupService } from './setup.service.js';

const WEAK_PASSWORD = new ValidationError({
  password: ['password is one of those that are guessed first; choose another one'],
});

@ApiTags('session')
@Open()
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly current: CurrentSessionService,
  ) {}

  @Post()
  @RateLimited('sign_in')
  @ApiOperation({
    operationId: 'setUp',
    summary: 'Make the first administrator',
    description: 'With the key of the link that the server prints when it starts without an administrator.',
  })
  @ApiResponse({
    status: 201,
    type: CurrentSessionDto,
    description: 'The administrator is there and signed in.',
    headers: { 'Set-Cookie': { description: 'The session.', schema: { type: 'string' } } },
  })
  @ApiProblems(
    '/api/setup/',
    WEAK_PASSWORD,
    new SetupClosedError(),
    new InvalidLinkError(),
    new CrossSiteRequestError(),
    new EmailTakenError(),
    new TooManyAttemptsError(8),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async setUp(
    @Body() dto: SetUpDto,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentSessionDto> {
    const opened = await this.setup.setUp(dto, origin);
    void reply.header('set-cookie', sessionCookie(request, opened));
    return this.current.describe(opened.principal);
  }
}
