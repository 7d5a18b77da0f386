import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CrossSiteRequestError, InvalidTokenError } from '../common/access/access-errors.js';
import type { Principal, TokenPrincipal, VisitorPrincipal } from '../common/access/principal.js';
import { Environment } from '../config/environment.js';
import { permissionsOfVisitor } from '../domain/permission.js';
import { isFromOwnPage } from './same-origin.js';
import { sessionTokenOf } from './sessions/session-cookie.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TokensService } from './tokens/tokens.service.js';

/** Finds out who makes a request. */
@Injectable()
export class Authentication {
  private readonly visitor: VisitorPrincipal;

  constructor(
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    environment: Environment,
  ) {
    this.visitor = { kind: 'visitor', permissions: permissionsOfVisitor(environment.ANONYMOUS_ROLE) };
  }

  /**
   * Somebody whose session is over is a visitor again.
   * @param isUse false when nothing new is asked for: an open page alone keeps no session alive
   * @throws InvalidTokenError when there is a token that does not work; who has one does not want to be a visitor
   * @throws CrossSiteRequestError when a page of another site makes the browser change something with a person's session
   */
  async principalOf(request: FastifyRequest, isUse = true): Promise<Principal> {
    if (request.headers.authorization !== undefined) return this.tokenOf(request.headers.authorization, request.ip);
    const token = sessionTokenOf(request);
    const person = token === undefined ? undefined : await this.sessions.principalOf(token, isUse);
    if (!person) return this.visitor;
    if (!isFromOwnPage(request)) throw new CrossSiteRequestError();
    return person;
  }

  private async tokenOf(authorization: string, address: string): Promise<TokenPrincipal> {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const principal = token === undefined ? undefined : await this.tokens.principalOf(token, address);
    if (!principal) throw new InvalidTokenError();
    return principal;
  }
}
