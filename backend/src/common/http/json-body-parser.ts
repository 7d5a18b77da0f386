import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { malformedBody, RequestError, UNSUPPORTED_MEDIA_TYPE } from '../errors/request-error.js';
import { isPlainUtf8 } from './streamed-body.js';

/** Room for a description of 20,000 code points that are all written as JSON escapes of 12 bytes. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** No body of the contract nests at all; validation walks it recursively. */
const MAX_DEPTH = 16;

/** Validation takes seconds for as many values as fit into a body. The longest list of the contract has 10,000. */
const MAX_VALUES = 12_000;

/** No object of the contract has a tenth of it. */
const MAX_KEYS = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Accepts JSON objects in plain UTF-8 and nothing else: other types, charsets and encodings are 415, larger bodies 413.
 * An empty body counts as none, because many clients always send the header, as with DELETE.
 */
export function useJsonBodyParser(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const asBuffer = { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES } as const;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('*', asBuffer, (_request, bytes, done) => {
    done(bytes.length === 0 ? null : new RequestError(UNSUPPORTED_MEDIA_TYPE));
  });
  fastify.addContentTypeParser<Buffer>('application/json', asBuffer, (request, bytes, done) => {
    if (bytes.length === 0) {
      done(null);
      return;
    }
    let text: string;
    try {
      text = decode(request, bytes);
    } catch (error) {
      done(error as RequestError);
      return;
    }
    // the default parser answers through the callback only
    void parseJson(request, text, (error, body: unknown) => {
      if (error) done(error);
      else if (!isJsonObject(body)) done(new RequestError(malformedBody('The body must be a JSON object.')));
      else if (isDeeperThan(MAX_DEPTH, body)) done(new RequestError(malformedBody('The body is nested too deeply.')));
      else if (isCrowded(body)) done(new RequestError(malformedBody('The body has too many keys or values.')));
      else done(null, body);
    });
  });
}

/** @throws RequestError when the body says that it is, or turns out to be, anything but plain UTF-8 */
function decode(request: FastifyRequest, bytes: Buffer): string {
  if (!isPlainUtf8(request)) throw new RequestError(UNSUPPORTED_MEDIA_TYPE);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RequestError(malformedBody('The body is not valid UTF-8.'));
  }
}

function isJsonObject(body: unknown): body is object {
  return isObject(body) && !Array.isArray(body);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isCrowded(root: object): boolean {
  const open: object[] = [root];
  let values = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    const own = Object.values(node) as unknown[];
    values += own.length;
    if (values > MAX_VALUES || (own.length > MAX_KEYS && !Array.isArray(node))) return true;
    for (const value of own) if (isObject(value)) open.push(value);
  }
  return false;
}

/** Level by level, without recursion. */
function isDeeperThan(limit: number, root: object): boolean {
  let level: object[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((node) => Object.values(node) as unknown[]).filter(isObject);
  }
  return false;
}
