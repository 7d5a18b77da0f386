import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MalformedBodyError } from '../errors/domain-error.js';

/** Room for a description of 20,000 code points that are all written as JSON escapes of 12 bytes. */
const BODY_LIMIT_BYTES = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Accepts JSON objects in valid UTF-8 and nothing else: other content types are 415, larger bodies 413. */
export function useJsonBodyParser(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
    (request, bytes, done) => {
      // clients that always send the header also send it without a body, as with DELETE
      if (bytes.length === 0) {
        done(null);
        return;
      }
      let text: string;
      try {
        text = utf8.decode(bytes);
      } catch {
        done(new MalformedBodyError('The body is not valid UTF-8.'));
        return;
      }
      // the default parser answers through the callback only
      void parseJson(request, text, (error, body: unknown) => {
        if (error) done(error);
        else if (!isJsonObject(body)) done(new MalformedBodyError('The body must be a JSON object.'));
        else done(null, body);
      });
    },
  );
}

function isJsonObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
