import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SignInRequiredError } from '../common/access/access-errors.js';
import type { PersonPrincipal, Principal } from '../common/access/principal.js';
import { tokenActor, type Origin } from './audit/origin.js';
import type { SessionClient } from './sessions/session-client.js';

/** Who makes a request, and from where. */
export type RequestOrigin = Origin & SessionClient;

/** As a parameter of a handler. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): RequestOrigin => {
  const { ip, headers, principal } = requestOf(context);
  return { actor: actorOf(principal), address: ip, agent: headers['user-agent'] ?? '' };
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

function actorOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'visitor':
      return null;
    case 'person':
      return principal.email;
    case 'token':
      return tokenActor(principal.name);
  }
}
