import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

/** Who does something, and from where. */
export interface Origin {
  /** The e-mail address of a person, or another name; null when nobody is signed in. */
  readonly actor: string | null;
  /** The address that the request came from; null when the server does it by itself. */
  readonly address: string | null;
}

/** How the audit log names a token: by its number as well, because several people may give theirs the same name. */
export function tokenActor({ id, name }: { readonly id: number; readonly name: string }): string {
  return `token ${id} “${name}”`;
}

/** Who makes a request, and from where, as the audit log keeps it. */
export function originOf({ principal, ip }: FastifyRequest): Origin {
  return { actor: actorOf(principal), address: ip };
}

/** The same as a parameter of a handler. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Origin =>
  originOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

function actorOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'visitor':
      return null;
    case 'person':
      return principal.email;
    case 'token':
      return tokenActor(principal);
  }
}
