import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { LogController, type FastifyHttpOptions, type FastifyReply, type FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE, problemFor, type ProblemCause } from '../errors/problem.js';
import { problemCauseOf } from '../errors/problem-cause.js';
import { REQUEST_TIMEOUT } from '../errors/request-error.js';
import { SECURITY_HEADERS, securityHeadersFor } from './security-headers.js';

/** An id that a proxy passes on is kept when it is harmless in a log and in a header. */
const ACCEPTABLE_REQUEST_ID = /^[\w.-]{1,64}$/;

/** For the headers of a request to arrive; half a request must not hold a connection for ever. */
const HEADERS_TIMEOUT_MS = 30_000;

/** For a file to arrive as a whole. What other bodies may take is much less: see `limitBodyTime`. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

/** @param proxies addresses and ranges whose X-Forwarded headers are believed */
export function fastifyOptions(logLevel: string, proxies: readonly string[]) {
  return {
    logger: {
      level: logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: loggableError },
    },
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: requestId,
    // while stopping, requests on open connections are still served
    return503OnClosing: false,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // as long as any address: what a part of a path may be is for its route to say
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemFor(problemCauseOf(error), { id: request.id, url: request.url });
      void reply
        .status(problem.status)
        .headers(securityHeadersFor(request))
        .header('x-request-id', request.id)
        .header('content-type', PROBLEM_MEDIA_TYPE)
        .send(JSON.stringify(problem));
    },
    // an empty list would be taken for everybody
    trustProxy: proxies.length > 0 && [...proxies],
    clientErrorHandler: answerBrokenRequest,
  } satisfies FastifyHttpOptions<Server>;
}

/** Without the other properties of an error: those of the database's hold statements and their values, which are people's texts. */
function loggableError({ name, message, stack, code }: Error & { code?: unknown }) {
  return { type: name, message, stack: stack ?? '', code };
}

function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** What Node's parser could not read as HTTP has no request or reply; the answer is written by hand. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const cause: ProblemCause =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? { status: 431, code: 'headers_too_large', detail: 'The headers are larger than this server accepts.' }
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? REQUEST_TIMEOUT
        : { status: 400, code: 'bad_request', detail: 'The request is not valid HTTP.' };
  const problem = problemFor(cause, { id: randomUUID(), url: '/' });
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `X-Request-Id: ${problem.request_id}`,
      ...Object.entries(SECURITY_HEADERS).map((header) => header.join(': ')),
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
