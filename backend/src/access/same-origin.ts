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

/** Whether a page of somebody else has led the browser here. Links that are typed or kept come from nobody's page. */
export function isLedFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
