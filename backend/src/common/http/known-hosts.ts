import type { FastifyInstance } from 'fastify';
import { RequestError, UNKNOWN_HOST } from '../errors/request-error.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

interface HostSettings {
  readonly HOST: string;
  readonly TRUST_PROXY: readonly string[];
  readonly ALLOWED_HOSTS: readonly string[];
}

/**
 * The hosts that the server answers for; undefined when that is any. A server that only its own machine can reach is asked
 * by no other name, unless a web site has its own name point there to get at it with the browser of whoever visits
 * (DNS rebinding), or a proxy passes the name on.
 */
export function knownHosts({ HOST, TRUST_PROXY, ALLOWED_HOSTS }: HostSettings): readonly string[] | undefined {
  if (ALLOWED_HOSTS.length > 0) return ALLOWED_HOSTS;
  const isLocal = /^(localhost|127\.|::1$)/.test(HOST) && TRUST_PROXY.length === 0;
  return isLocal ? LOOPBACK : undefined;
}

/** Refuses requests to hosts that are not the server's; health checks ask by whatever address they have. */
export function refuseUnknownHosts(fastify: FastifyInstance, hosts: readonly string[]): void {
  const known = new Set(hosts);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isKnown = known.has(request.hostname.toLowerCase()) || request.url.startsWith('/health/');
    done(isKnown ? undefined : new RequestError(UNKNOWN_HOST));
  });
}
