import type { FastifyReply } from 'fastify';

/**
 * Aborted when the client closes the connection before it has its answer. Fastify's own `request.signal` listens to
 * the request, which is closed as soon as its body is read, so it misses a client that goes away after that.
 */
export function clientSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const end = (): void => {
    if (!raw.writableFinished) gone.abort();
  };
  if (raw.destroyed) end();
  raw.once('close', end);
  return gone.signal;
}
