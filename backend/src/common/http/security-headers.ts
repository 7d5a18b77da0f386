import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** For whatever is neither a page nor part of one: it loads nothing, and nobody frames it. */
const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What no answer goes without. `nginx/security-headers.conf` says the same for what nginx answers itself. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  // for browsers that do not know frame-ancestors
  'x-frame-options': 'DENY',
};

const BY_DEFAULT = { ...SECURITY_HEADERS, 'content-security-policy': NO_CONTENT_POLICY };

/** Tickets are nobody's to keep but the client's. A route that says something else about caching is heard. */
const OF_THE_API = { ...BY_DEFAULT, 'cache-control': 'no-store' };

/** Browsers that came by TLS once come by nothing else for two years. */
export const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** Everything that the server answers carries them; pages replace the policy by their own. */
export function sendSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeadersFor(request));
    done();
  });
}

/** Before anything is known about the answer. */
export function securityHeadersFor(request: FastifyRequest): Readonly<Record<string, string>> {
  const headers = request.url.startsWith('/api') ? OF_THE_API : BY_DEFAULT;
  return request.protocol === 'https' ? { ...headers, 'strict-transport-security': STRICT_TRANSPORT } : headers;
}

/**
 * The policy of the page, also in `frontend/nginx/default.conf`. Its scripts and styles are files; the styles that Angular
 * adds for each component carry the nonce (decision 16).
 */
export function pagePolicy(nonce: string): string {
  return policy({ 'style-src': `'self' 'nonce-${nonce}'` });
}

/**
 * The policy of a finished document, which allows exactly the inline styles that it holds.
 * @param added sources of styles that its scripts add
 */
export function documentPolicy(html: string, added: readonly string[]): string {
  const elements = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text = '']) => hashOf(text));
  const attributes = [...html.matchAll(/ style="([^"]*)"/g)].map(([, text = '']) => hashOf(text));
  return policy({
    'style-src-elem': ["'self'", ...elements, ...added].join(' '),
    // without 'unsafe-hashes' a hash allows no attribute
    'style-src-attr': attributes.length > 0 ? ["'unsafe-hashes'", ...attributes].join(' ') : "'none'",
  });
}

function policy(styles: Readonly<Record<string, string>>): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    ...styles,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
