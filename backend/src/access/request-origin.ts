import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SignInRequiredError } from '../common/access/access-errors.js';
import { originOf, type Origin } from '../common/access/origin.js';
import type { PersonPrincipal } from '../common/access/principal.js';
import type { SessionClient } from './sessions/session-client.js';

/** Who makes a request, and from where. */
export type RequestOrigin = Origin & SessionClient;

/** As a parameter of a handler. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): RequestOrigin => {
  const request = requestOf(context);
  return { ...originOf(request), address: request.ip, agent: request.headers['user-agent'] ?? '' };
});

/** The person who makes the request, as a parameter of a handler of a route that only people may use. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): PersonPrincipal => {
  const { principal } = requestOf(context);
  if (principal.kind !== 'person') throw new SignInRequiredError();
  return principal;
});

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}
