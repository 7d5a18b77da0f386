import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { problemFor, type ProblemCause } from '../errors/problem.js';
import { ProblemDto } from './problem.dto.js';

type Cause = Omit<ProblemCause, 'status'>;

const EXAMPLES = {
  400: {
    code: 'validation_failed',
    detail: 'Some values are not acceptable. See "errors" for each field.',
    fields: { priority: ['priority does not know "urgent"; it is one of low, medium, high, critical'] },
  },
  404: { code: 'ticket_not_found', detail: 'There is no ticket 7. It may have been deleted.' },
  413: { code: 'payload_too_large', detail: 'The body is larger than this server accepts. Shorten the text.' },
  415: {
    code: 'unsupported_media_type',
    detail: 'Send the body as JSON, with the header "Content-Type: application/json".',
  },
  500: {
    code: 'internal_error',
    detail: 'Something went wrong on the server. Try again; if it stays, tell an operator the request id.',
  },
  503: {
    code: 'database_unavailable',
    detail: 'The database cannot be reached right now. Try again in a moment.',
  },
} satisfies Record<number, Cause>;

type DocumentedStatus = keyof typeof EXAMPLES;

/** Documents the refusals that an operation can answer with, each with an example. */
export function ApiProblems(...statuses: DocumentedStatus[]): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: STATUS_CODES[status] ?? '',
        content: {
          'application/problem+json': {
            schema: { $ref: getSchemaPath(ProblemDto) },
            example: problemFor({ status, ...EXAMPLES[status] }, { id: 'req-1', url: '/api/tickets/' }),
          },
        },
      }),
    ),
  );
}
