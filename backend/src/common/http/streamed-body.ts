import type { Readable } from 'node:stream';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { RequestError, UNSUPPORTED_MEDIA_TYPE } from '../errors/request-error.js';
import { CSV_TYPE, JSON_LINES_TYPES } from './file-types.js';

/** Types of files that some route takes as a stream; at every other route they are refused like any type but JSON. */
const FILE_TYPES = [CSV_TYPE, ...JSON_LINES_TYPES];

interface StreamedRoute {
  readonly streamedTypes?: readonly string[];
}

/** A body that is read while it arrives. */
interface Streamed {
  readonly mediaType: string;
  readonly content: AsyncIterable<Buffer>;
  /** Undefined when the client does not say how long the body is. */
  readonly announcedBytes: number | undefined;
}

/** A route whose body is handed over as it arrives, in UTF-8 and of one of these types; see `streamedBody`. */
export function StreamedBody(mediaTypes: readonly string[]): MethodDecorator {
  return RouteConfig({ streamedTypes: mediaTypes } satisfies StreamedRoute);
}

export function isStreamed(request: FastifyRequest): boolean {
  return streamedTypes(request) !== undefined;
}

/** Reading it is for the handler, at the pace of the handler; so are limits. */
export function streamedBody(request: FastifyRequest): Streamed {
  const length = request.headers['content-length'];
  return {
    mediaType: mediaTypeOf(request),
    // a handler that stops reading still has an answer to give, on the same connection
    content: (request.body as Readable).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
    announcedBytes: length === undefined ? undefined : Number(length),
  };
}

export function unsupportedFile(mediaTypes: readonly string[]): RequestError {
  return new RequestError({
    ...UNSUPPORTED_MEDIA_TYPE,
    detail: `Send the file itself as the body, in plain UTF-8, with one of these as its "Content-Type": ${mediaTypes.join(', ')}.`,
  });
}

/** Lets routes that are marked so take a stream, and no others. */
export function acceptStreamedBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  // before anything of the body is read: a file may be large
  fastify.addHook('onRequest', (request, _reply, done) => {
    const types = streamedTypes(request);
    const isRefused = types && !(types.includes(mediaTypeOf(request)) && isPlainUtf8(request));
    done(isRefused ? unsupportedFile(types) : undefined);
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    if (isStreamed(request)) readForNothing(request.raw);
    done();
  });
  fastify.addContentTypeParser(FILE_TYPES, (request, content, done) => {
    if (isStreamed(request)) done(null, content);
    else if (request.headers['content-length'] === '0') done(null);
    else done(new RequestError(UNSUPPORTED_MEDIA_TYPE));
  });
}

/** What a handler left of a body: many clients read the answer when they have sent everything. */
function readForNothing(body: Readable): void {
  // a reader that was stopped while it waited for more would keep the stream from flowing
  body.removeAllListeners('readable');
  setImmediate(() => body.resume());
}

function streamedTypes(request: FastifyRequest): readonly string[] | undefined {
  return (request.routeOptions.config as StreamedRoute | undefined)?.streamedTypes;
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** True unless the body says that it is of another charset, or compressed. */
export function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const [, charset = 'utf-8'] = /charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '') ?? [];
  const { 'content-encoding': encoding = 'identity' } = headers;
  return /^utf-?8$/i.test(charset) && encoding === 'identity';
}
