import type { FastifyRequest } from 'fastify';
import { HostCookie } from '../host-cookie.js';

const COOKIE = new HostCookie('td-session');

interface Kept {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A Set-Cookie header that lets a browser keep a session until it ends. */
export function sessionCookie(request: FastifyRequest, { token, expiresAt }: Kept): string {
  return COOKIE.header(request, token, Math.ceil((expiresAt.getTime() - Date.now()) / 1_000));
}

/** A Set-Cookie header that makes a browser forget its session. */
export function noSessionCookie(request: FastifyRequest): string {
  return COOKIE.header(request, '', 0);
}

/** The token that the browser keeps; undefined when it has none. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  return COOKIE.valueIn(request);
}
