import type { ProblemCause } from './problem.js';

/** A request that is refused for its form, before anything of the product has seen it. */
export class RequestError extends Error {
  constructor(readonly problem: ProblemCause) {
    super(problem.detail);
  }
}

export const MALFORMED_URL: ProblemCause = {
  status: 400,
  code: 'malformed_url',
  detail: 'The address holds a percent sign that is not followed by a valid UTF-8 escape.',
};

export const PAYLOAD_TOO_LARGE: ProblemCause = {
  status: 413,
  code: 'payload_too_large',
  detail: 'The body is larger than this server accepts. Shorten the text.',
};

export const UNSUPPORTED_MEDIA_TYPE: ProblemCause = {
  status: 415,
  code: 'unsupported_media_type',
  detail: 'Send the body as plain JSON in UTF-8, with the header "Content-Type: application/json".',
};

export const UNKNOWN_HOST: ProblemCause = {
  status: 421,
  code: 'unknown_host',
  detail:
    'This server does not answer for the host of the request. Use its own address, or let an operator add the host to ALLOWED_HOSTS.',
};

export const REQUEST_TIMEOUT: ProblemCause = {
  status: 408,
  code: 'request_timeout',
  detail: 'The request did not arrive in time. Try again.',
};

/** Told when nothing better is known; never carries the error's own message. */
export const INTERNAL_ERROR: ProblemCause = {
  status: 500,
  code: 'internal_error',
  detail: 'Something went wrong on the server. Try again; if it stays, tell an operator the request id.',
};

export function malformedBody(detail: string): ProblemCause {
  return { status: 400, code: 'malformed_body', detail };
}

/** @param expected what the header must be, as the end of a sentence */
export function malformedHeader(name: string, expected: string): ProblemCause {
  return { status: 400, code: 'malformed_header', detail: `The header ${name} must be ${expected}.` };
}
