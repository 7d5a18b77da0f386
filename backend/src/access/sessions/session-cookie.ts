import type { FastifyRequest } from 'fastify';

/** The prefix makes browsers refuse it from any other host, path or unencrypted connection. */
const SECURE_NAME = '__Host-td-session';

/** Where browsers know no encryption: a try-out on one's own machine. */
const LOCAL_NAME = 'td-session';

interface Kept {
  readonly token: string;
  readonly expiresAt: Date;
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** A Set-Cookie header that lets a browser keep a session until it ends. */
export function sessionCookie(request: FastifyRequest, { token, expiresAt }: Kept): string {
  return cookie(request, token, Math.ceil((expiresAt.getTime() - Date.now()) / 1_000));
}

/** A Set-Cookie header that makes a browser forget its session. */
export function noSessionCookie(request: FastifyRequest): string {
  return cookie(request, '', 0);
}

/** The token that the browser keeps; undefined when it has none. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  const name = nameFor(request);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}

function cookie(request: FastifyRequest, value: string, maxAgeSeconds: number): string {
  const name = nameFor(request);
  const secure = name === SECURE_NAME ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function nameFor({ protocol, hostname }: FastifyRequest): string {
  return protocol === 'http' && LOOPBACK.test(hostname) ? LOCAL_NAME : SECURE_NAME;
}
