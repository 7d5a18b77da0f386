import type { FastifyRequest } from 'fastify';
import { HostCookie } from '../host-cookie.js';

const COOKIE = new HostCookie('td-openid');

/** A Set-Cookie header that lets a browser come back as the one that began. */
export function attemptCookie(request: FastifyRequest, { token, minutes }: { token: string; minutes: number }): string {
  return COOKIE.header(request, token, minutes * 60);
}

/** A Set-Cookie header that makes a browser forget what it began. */
export function noAttemptCookie(request: FastifyRequest): string {
  return COOKIE.header(request, '', 0);
}

/** What the browser has to show that it began; undefined when it has nothing. */
export function attemptTokenOf(request: FastifyRequest): string | undefined {
  return COOKIE.valueIn(request);
}
