import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotAllowedError, SignInRequiredError } from '../common/access/access-errors.js';
import { NOTHING, REQUIRED, type Requirement } from '../common/access/requires.js';
import { Authentication } from './authentication.js';

/** Every route passes here. It finds out who asks, and refuses what they may not do and what nobody has declared. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  /**
   * @throws InvalidTokenError
   * @throws CrossSiteRequestError
   * @throws SignInRequiredError
   * @throws NotAllowedError
   */
  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const required = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIRED, [
      context.getHandler(),
      context.getClass(),
    ]);
    const principal = await this.authentication.principalOf(request);
    request.principal = principal;
    if (required === NOTHING) return true;
    if (required !== undefined && principal.permissions.has(required)) return true;
    throw principal.kind === 'visitor' ? new SignInRequiredError() : new NotAllowedError(required ?? 'undeclared');
  }
}
