import type { FastifyRequest } from 'fastify';

const HARMLESS_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sent the request for a page of its own host, or the request changes nothing. Browsers say it
 * themselves, and no page can forge it; only old ones leave it to the Origin.
 */
export function isFromOwnPage({ method, headers }: FastifyRequest): boolean {
  if (HARMLESS_METHODS.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && hostOf(origin) === host.toLowerCase();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
