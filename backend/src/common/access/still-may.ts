import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../domain/permission.js';
import type { Principal } from './principal.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Finds out anew who makes the request. */
    principalNow: () => Promise<Principal>;
  }
}

/** Whether whoever asked may go on: for answers that do not end by themselves. Throws as finding out who asks does. */
export type StillMay = () => Promise<boolean>;

/** The same as a parameter of a handler. */
export const CurrentlyMay = createParamDecorator((permission: Permission, context: ExecutionContext): StillMay => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return async () => (await request.principalNow()).permissions.has(permission);
});
