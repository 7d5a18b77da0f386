import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorCategory } from './domain-error.js';
import type { ProblemCause } from './problem.js';

const STATUS_BY_CATEGORY = {
  invalid: 400,
  not_found: 404,
  unavailable: 503,
} satisfies Record<ErrorCategory, number>;

/** What Fastify refuses before a route is reached, in words for the client. */
const CAUSE_BY_FASTIFY_CODE: Record<string, ProblemCause> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'payload_too_large',
    detail: 'The body is larger than this server accepts. Shorten the text.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'Send the body as JSON, with the header "Content-Type: application/json".',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'malformed_body',
    detail: 'The body is not valid JSON.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'malformed_body',
    detail: 'The body is not as long as its Content-Length says.',
  },
  FST_ERR_BAD_URL: {
    status: 400,
    code: 'malformed_url',
    detail: 'The address holds a percent sign that is not followed by a valid UTF-8 escape.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'malformed_url',
    detail: 'A part of the path is too long.',
  },
};

/** Told when nothing better is known; never carries the error's own message. */
const INTERNAL_ERROR: ProblemCause = {
  status: 500,
  code: 'internal_error',
  detail: 'Something went wrong on the server. Try again; if it stays, tell an operator the request id.',
};

/** Maps whatever was thrown to what a client may know about it. */
export function problemCauseOf(error: unknown): ProblemCause {
  if (error instanceof DomainError) {
    return {
      status: STATUS_BY_CATEGORY[error.category],
      code: error.code,
      detail: error.message,
      ...(error.fields && { fields: error.fields }),
    };
  }
  // Nest wraps what Fastify refuses
  const refusal: unknown = error instanceof HttpException ? (error.cause ?? error) : error;
  const { code, statusCode } = refusal as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? CAUSE_BY_FASTIFY_CODE[code] : undefined;
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return INTERNAL_ERROR;
  return { status, code: 'bad_request', detail: 'The request could not be understood.' };
}

export function routeNotFound(method: string, url: string): ProblemCause {
  return {
    status: 404,
    code: 'route_not_found',
    detail: `There is no ${method} ${url.split('?', 1)[0] ?? ''}. The operations are listed at /docs.`,
  };
}
