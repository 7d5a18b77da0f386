import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

/** Who made a change, as it is kept with the change. */
export interface Author {
  /** Somebody who has signed in, or whose token it was; null for a visitor and for a token that belongs to nobody. */
  readonly personId: number | null;
  /** The name that the token had, which may be gone since; null when it was none. */
  readonly token: string | null;
}

/** Somebody who has not signed in. */
export const UNKNOWN_AUTHOR: Author = { personId: null, token: null };

function authorOf(principal: Principal): Author {
  switch (principal.kind) {
    case 'visitor':
      return UNKNOWN_AUTHOR;
    case 'person':
      return { personId: principal.id, token: null };
    case 'token':
      return { personId: principal.personId, token: principal.name };
  }
}

/** Who makes the request, as a parameter of a handler that changes something. */
export const CurrentAuthor = createParamDecorator((_: unknown, context: ExecutionContext): Author =>
  authorOf(context.switchToHttp().getRequest<FastifyRequest>().principal),
);
