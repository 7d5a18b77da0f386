import type { Permission } from '../../domain/permission.js';
import type { Role } from '../../domain/role.js';

/** Who makes a request. */
export type Principal = VisitorPrincipal | PersonPrincipal | TokenPrincipal;

/** Somebody who has not signed in. */
export interface VisitorPrincipal {
  readonly kind: 'visitor';
  readonly permissions: ReadonlySet<Permission>;
}

/** Somebody who has signed in. */
export interface PersonPrincipal {
  readonly kind: 'person';
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly sessionId: number;
  readonly permissions: ReadonlySet<Permission>;
}

/** A program with a token. */
export interface TokenPrincipal {
  readonly kind: 'token';
  readonly id: number;
  readonly name: string;
  /** Whose it is; null when it belongs to nobody. */
  readonly personId: number | null;
  readonly permissions: ReadonlySet<Permission>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Known to every handler of a route. */
    principal: Principal;
  }
}
