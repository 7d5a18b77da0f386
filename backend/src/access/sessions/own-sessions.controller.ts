import { Controller, Delete, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonPrincipal } from '../../common/access/principal.js';
import { Requires } from '../../common/access/requires.js';
import { ApiProblems, BODY_REFUSALS, DATABASE_GONE } from '../../common/openapi/api-problems.js';
import { CurrentOrigin, CurrentPerson, type RequestOrigin } from '../request-origin.js';
import { SessionDto } from './dto/session.dto.js';
import { noSessionCookie } from './session-cookie.js';
import { InvalidSessionIdError, SessionNotFoundError } from './session-errors.js';
import { SESSION_ID } from './session-id.pipe.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('account')
@Requires('account')
@Controller('api/account/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @ApiOperation({ operationId: 'listOwnSessions', summary: 'Where am I signed in?' })
  @ApiResponse({ status: 200, type: [SessionDto], description: 'The last used one first.' })
  @ApiProblems('/api/account/sessions/', DATABASE_GONE)
  async list(@CurrentPerson() person: PersonPrincipal): Promise<SessionDto[]> {
    return (await this.sessions.list(person.id)).map((session) => SessionDto.from(session, person.sessionId));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOutEverywhere', summary: 'Sign out everywhere', description: 'Here as well.' })
  @ApiResponse({ status: 204, description: 'All sessions of the person have ended.' })
  @ApiProblems('/api/account/sessions/', ...BODY_REFUSALS, DATABASE_GONE)
  async endAll(
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOutEverywhere(person, origin);
    void reply.header('set-cookie', noSessionCookie(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOwnSession', summary: 'End one of my sessions' })
  @ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 41 })
  @ApiResponse({ status: 204, description: 'Whoever used it is signed out.' })
  @ApiProblems(
    '/api/account/sessions/41/',
    new InvalidSessionIdError(),
    new SessionNotFoundError(41),
    ...BODY_REFUSALS,
    DATABASE_GONE,
  )
  async endOne(
    @Param('id', SESSION_ID) id: number,
    @CurrentPerson() person: PersonPrincipal,
    @CurrentOrigin() origin: RequestOrigin,
  ): Promise<void> {
    await this.sessions.endOne(person, id, origin);
  }
}
