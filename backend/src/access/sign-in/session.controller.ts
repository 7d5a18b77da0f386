import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../../common/access/rate-limited.js';
import { CrossSiteRequestError } from '../../common/access/access-errors.js';
import { CurrentPrincipal } from '../../common/access/current-principal.js';
import type { Principal } from '../../common/access/principal.js';
import { Open } from '../../common/access/requires.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { SecondFactorFailedError, SecondFactorRequiredError } from '../second-factor/second-factor-errors.js';
import { noSessionCookie, sessionCookie } from '../sessions/session-cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { CurrentSessionService } from './current-session.service.js';
import { CurrentSessionDto } from './dto/current-session.dto.js';
import { SignInDto } from './dto/sign-in.dto.js';
import { SignInFailedError } from './sign-in-errors.js';
import { SignInService } from './sign-in.service.js';

const NO_PASSWORD = new ValidationError({ password: ['password must be a single text'] });

@ApiTags('session')
@Open()
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signing: SignInService,
    private readonly sessions: SessionsService,
    private readonly current: CurrentSessionService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSession', summary: 'Who am I, and what may I do?' })
  @ApiResponse({ status: 200, type: CurrentSessionDto, description: 'Also for somebody who has not signed in.' })
  @ApiProblems('/api/session/', DATABASE_GONE)
  async get(@CurrentPrincipal() principal: Principal): Promise<CurrentSessionDto> {
    return this.current.describe(principal);
  }

  @Post()
  @RateLimited('sign_in')
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Sign in',
    description:
      'Opens a new session, which the browser keeps in a cookie that no script sees; one that it had before ends. The answer to a wrong password is the same as to an account that is not there, and after some of them further attempts have to wait, right ones as well. Who has a second factor is asked for a code once the password is right.',
  })
  @ApiResponse({
    status: 201,
    type: CurrentSessionDto,
    description: 'Signed in.',
    headers: { 'Set-Cookie': { description: 'The session.', schema: { type: 'string' } } },
  })
  @ApiProblems(
    '/api/session/',
    NO_PASSWORD,
    new SignInFailedError(),
    new SecondFactorRequiredError(),
    new SecondFactorFailedError(),
    new CrossSiteRequestError(),
    new TooManyAttemptsError(8),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async signIn(
    @Body() dto: SignInDto,
    @CurrentPrincipal() before: Principal,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentSessionDto> {
    const opened = await this.signing.signIn(dto, origin);
    if (before.kind === 'person') await this.sessions.signOut(before, origin);
    void reply.header('set-cookie', sessionCookie(request, opened));
    return this.current.describe(opened.principal);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'signOut',
    summary: 'Sign out',
    description: 'The session ends here and on the server.',
  })
  @ApiResponse({ status: 204, description: 'Signed out; also for somebody who was not signed in.' })
  @ApiProblems('/api/session/', new CrossSiteRequestError(), ...BODY_REFUSALS, DATABASE_GONE)
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (principal.kind === 'person') await this.sessions.signOut(principal, origin);
    void reply.header('set-cookie', noSessionCookie(request));
  }
}
