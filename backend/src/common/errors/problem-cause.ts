import { HttpException } from '@nestjs/common';
import { etagOf } from '../http/etag.js';
import { DomainError, StaleVersionError, TooManyError, type ErrorCategory } from './domain-error.js';
import type { ProblemCause } from './problem.js';
import {
  INTERNAL_ERROR,
  MALFORMED_URL,
  malformedBody,
  PAYLOAD_TOO_LARGE,
  RequestError,
  UNSUPPORTED_MEDIA_TYPE,
} from './request-error.js';

const STATUS_BY_CATEGORY = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  mismatch: 422,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} satisfies Record<ErrorCategory, number>;

/** What Fastify refuses before a route is reached, in words for the client. */
const CAUSE_BY_FASTIFY_CODE: Record<string, ProblemCause> = {
  FST_ERR_CTP_BODY_TOO_LARGE: PAYLOAD_TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: UNSUPPORTED_MEDIA_TYPE,
  FST_ERR_CTP_INVALID_JSON_BODY: malformedBody('The body is not valid JSON, or it uses a reserved key.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedBody('The body is not as long as its Content-Length says.'),
  FST_ERR_BAD_URL: MALFORMED_URL,
};

/** Maps whatever was thrown to what a client may know about it. */
export function problemCauseOf(error: unknown): ProblemCause {
  if (error instanceof DomainError) {
    return {
      status: STATUS_BY_CATEGORY[error.category],
      code: error.code,
      detail: error.message,
      ...(error.fields && { fields: error.fields }),
      ...(error.members && { members: error.members }),
      ...headersOf(error),
    };
  }
  if (error instanceof RequestError) return error.problem;
  // Nest wraps what Fastify refuses
  const refusal: unknown = error instanceof HttpException ? (error.cause ?? error) : error;
  const { code, statusCode } = refusal as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? CAUSE_BY_FASTIFY_CODE[code] : undefined;
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return INTERNAL_ERROR;
  return { status, code: 'bad_request', detail: 'The request could not be understood.' };
}

function headersOf(error: DomainError): Pick<ProblemCause, 'headers'> {
  if (error instanceof StaleVersionError) return { headers: { etag: etagOf(error.version) } };
  if (error instanceof TooManyError) return { headers: { 'retry-after': String(error.retryAfterSeconds) } };
  return error.category === 'unauthenticated' ? { headers: { 'www-authenticate': 'Bearer realm="TriageDesk"' } } : {};
}

export function routeNotFound(method: string, url: string): ProblemCause {
  return {
    status: 404,
    code: 'route_not_found',
    detail: `There is no ${method} ${url.split('?', 1)[0] ?? ''}. The operations are listed at /docs.`,
  };
}
