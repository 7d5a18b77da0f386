import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RateLimitedError } from '../../common/access/rate-limited-error.js';
import { RateLimited, type RateClass } from '../../common/access/rate-limited.js';
import { Environment } from '../../config/environment.js';
import { networkOf } from '../network.js';
import { RateLimits } from './rate-limits.service.js';

/** Refuses whoever asks too often: people and tokens by their id, visitors by their address. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly reflector: Reflector,
    private readonly environment: Environment,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const key = this.keyOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (key === undefined) return true;
    const places = [context.getHandler(), context.getClass()];
    const rateClass = this.reflector.getAllAndOverride(RateLimited, places) as RateClass | undefined;
    const wait = this.limits.take(key, rateClass ?? 'other');
    if (wait !== undefined) throw new RateLimitedError(wait);
    return true;
  }

  /** Undefined where visitors may do everything: then it is their own machine. */
  private keyOf({ principal, ip }: FastifyRequest): string | undefined {
    if (principal.kind !== 'visitor') return `${principal.kind} ${principal.id}`;
    return this.environment.ANONYMOUS_ROLE === 'agent' ? undefined : networkOf(ip);
  }
}
