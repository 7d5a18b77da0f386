import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VisitorPrincipal } from '../common/access/principal.js';
import '../common/access/still-may.js';
import { DomainError } from '../common/errors/domain-error.js';
import { Authentication } from './authentication.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why nobody may make this request: it claims to be somebody's and is not. */
    impostor?: DomainError;
  }
}

const STRANGER: VisitorPrincipal = { kind: 'visitor', permissions: new Set() };

/** Finds out who asks, for the guards after it. A request that claims too much goes on to be counted before it is refused. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(private readonly authentication: Authentication) {}

  /** @throws the driver's error */
  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principalNow = () => this.authentication.principalOf(request, false);
    try {
      request.principal = await this.authentication.principalOf(request);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      request.principal = STRANGER;
      request.impostor = error;
    }
    return true;
  }
}
