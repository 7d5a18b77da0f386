import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotAllowedError, SignInRequiredError } from '../common/access/access-errors.js';
import { NOTHING, REQUIRED, type Requirement } from '../common/access/requires.js';

/** Every route passes here. It refuses what those who ask may not do, and what nobody has declared. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /**
   * @throws InvalidTokenError
   * @throws CrossSiteRequestError
   * @throws SignInRequiredError
   * @throws NotAllowedError
   */
  canActivate(context: ExecutionContext): true {
    const { principal, impostor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (impostor) throw impostor;
    const required = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIRED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (required === NOTHING) return true;
    if (required !== undefined && principal.permissions.has(required)) return true;
    throw principal.kind === 'visitor' ? new SignInRequiredError() : new NotAllowedError(required ?? 'undeclared');
  }
}
