import { malformedHeader, RequestError } from '../errors/request-error.js';

/** A string of RFC 9651, section 3.3.3, without the space: a quote and a backslash are written behind a backslash. */
const QUOTED = /^"((?:[!#-[\]-~]|\\["\\])+)"$/;
const BARE = /^[!#-~][!-~]*$/;
const MAX_LENGTH = 255;

/**
 * The key of the header Idempotency-Key; undefined when there is none. Quoted or not, it is the same key.
 * @throws RequestError when it is malformed
 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const quoted = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1');
  const key = quoted ?? (BARE.test(text) ? text : undefined);
  if (key === undefined || key.length > MAX_LENGTH) throw malformedIdempotencyKey();
  return key;
}

export function malformedIdempotencyKey(): RequestError {
  const expected = '1 to 255 visible ASCII characters without spaces, in double quotes or without';
  return new RequestError(malformedHeader('Idempotency-Key', expected));
}
