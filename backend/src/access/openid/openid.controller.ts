import { Controller, Get, HttpCode, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../common/access/current-principal.js';
import type { Principal } from '../../common/access/principal.js';
import { RateLimited } from '../../common/access/rate-limited.js';
import { Open } from '../../common/access/requires.js';
import { ApiProblems } from '../../common/openapi/api-problems.js';
import { CurrentOrigin, type RequestOrigin } from '../request-origin.js';
import { isLedFromElsewhere } from '../same-origin.js';
import { sessionCookie } from '../sessions/session-cookie.js';
import { attemptCookie, attemptTokenOf, noAttemptCookie } from './openid-cookie.js';
import { OpenIdProblemFilter } from './openid-problem.filter.js';
import { OpenIdSignInService } from './openid-sign-in.service.js';
import { ownPath } from './own-path.js';

const REFUSED = 'Or the sign-in page, with a `problem` in its address.';

const LOCATION = { Location: { description: 'Where to go on.', schema: { type: 'string' } } } as const;

/** Where browsers go, and not programs: every answer leads on. */
@ApiTags('session')
@Open()
@UseFilters(OpenIdProblemFilter)
@Controller('api/session/openid')
export class OpenIdController {
  constructor(private readonly signing: OpenIdSignInService) {}

  @Get()
  @RateLimited('sign_in')
  @HttpCode(303)
  @ApiOperation({
    operationId: 'beginOpenIdSignIn',
    summary: 'Sign in with the OpenID provider',
    description: 'A link for a browser. `sign_in.openid` of the session tells whether it is offered.',
  })
  @ApiQuery({
    name: 'next',
    required: false,
    description: 'A path of TriageDesk to go on at.',
    schema: { type: 'string' },
    example: '/queue?status=open',
  })
  @ApiResponse({ status: 303, description: `The provider. ${REFUSED}`, headers: LOCATION })
  @ApiProblems('/api/session/openid/')
  async begin(
    @Query('next') next: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    // a session begins because somebody wants it, and not because another site does
    if (isLedFromElsewhere(request)) {
      void reply.header('location', `/sign-in?${new URLSearchParams({ next: ownPath(next) }).toString()}`);
      return;
    }
    const begun = await this.signing.begin(next);
    void reply.headers({ 'set-cookie': attemptCookie(request, begun), location: begun.url.href });
  }

  @Get('callback')
  @RateLimited('sign_in')
  @HttpCode(303)
  @ApiOperation({
    operationId: 'finishOpenIdSignIn',
    summary: 'Come back from the OpenID provider',
    description:
      'The redirect URI to register there. It works once, within ten minutes, in the browser that began; a session that the browser had before ends.',
  })
  @ApiResponse({ status: 303, description: `Signed in: where the person wanted to be. ${REFUSED}`, headers: LOCATION })
  @ApiProblems('/api/session/openid/callback/')
  async finish(
    @CurrentPrincipal() before: Principal,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const callback = { token: attemptTokenOf(request), query: queryOf(request.url), before };
    const opened = await this.signing.finish(callback, origin);
    void reply.headers({
      'set-cookie': [sessionCookie(request, opened), noAttemptCookie(request)],
      location: opened.next,
    });
  }
}

/** As it came: the provider's answer is checked as a whole. */
function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
