import { STATUS_CODES } from 'node:http';
import type { FieldErrors } from './domain-error.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** An RFC 9457 problem, without what only the request knows. */
export interface ProblemCause {
  status: number;
  /** Stable, machine-readable. */
  code: string;
  detail: string;
  fields?: FieldErrors;
  /** Extension members, beside those of every problem. */
  members?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** An RFC 9457 problem as it goes over the wire. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  request_id: string;
  errors?: FieldErrors;
}

/** The problem for one request; `instance` is the path without the query, which may hold what people searched for. */
export function problemFor(cause: ProblemCause, request: { id: string; url: string }): Problem {
  return {
    type: `urn:triagedesk:problem:${cause.code}`,
    title: STATUS_CODES[cause.status] ?? 'Error',
    status: cause.status,
    detail: cause.detail,
    instance: request.url.split('?', 1)[0] ?? '/',
    code: cause.code,
    request_id: request.id,
    ...(cause.fields && { errors: cause.fields }),
    ...cause.members,
  };
}
