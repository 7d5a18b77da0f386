import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MALFORMED_URL, REQUEST_TIMEOUT, RequestError } from '../errors/request-error.js';
import { isStreamed } from './streamed-body.js';

/** Tells every client the id of its request. */
export function sendRequestIds(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
}

/** Fastify checks the escapes of the path, but keeps broken ones of the query as they are. */
export function refuseMalformedQueries(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const start = request.url.indexOf('?');
    try {
      if (start >= 0) decodeURIComponent(request.url.slice(start));
      done();
    } catch {
      done(new RequestError(MALFORMED_URL));
    }
  });
}

/** For a body to arrive that is read as a whole, in milliseconds. */
const BODY_TIMEOUT_MS = 30_000;

/** Refuses bodies that do not arrive in time, and waits no longer for those that were answered before. Node has one limit for all requests, and files may take longer. */
export function limitBodyTime(fastify: FastifyInstance, timeoutMs = BODY_TIMEOUT_MS): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { headers, raw } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && !isStreamed(request)) {
      const timer = setTimeout(() => {
        if (raw.complete) return;
        if (reply.raw.headersSent) raw.destroy();
        else void reply.header('connection', 'close').send(new RequestError(REQUEST_TIMEOUT));
      }, timeoutMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** Below it addresses hold keys of requesters: whoever has one sees their ticket. */
const REQUESTS = '/api/requests/';

/**
 * One line for each request; those of health checks, which come every few seconds, only for debugging.
 * Queries are left out: they hold what people look for. So are the keys of requesters.
 */
export function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const path = loggedPath(request);
    fastify.log[path.startsWith('/health/') ? 'debug' : 'info']({
      request_id: request.id,
      method: request.method,
      path,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}

function loggedPath({ url, routeOptions }: FastifyRequest): string {
  const path = url.split('?', 1)[0] ?? '/';
  // The route is the same however the address is written, but unknown when more follows the key.
  const holdsKey = routeOptions.url?.startsWith(REQUESTS) || path.startsWith(REQUESTS);
  return holdsKey ? `${REQUESTS}-` : path;
}
