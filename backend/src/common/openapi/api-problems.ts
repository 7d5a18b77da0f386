import { STATUS_CODES } from 'node:http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { RateLimitedError } from '../access/rate-limited-error.js';
import { DatabaseUnavailableError, ValidationError } from '../errors/domain-error.js';
import { problemCauseOf } from '../errors/problem-cause.js';
import { problemFor } from '../errors/problem.js';
import {
  INTERNAL_ERROR,
  MALFORMED_URL,
  malformedBody,
  PAYLOAD_TOO_LARGE,
  RequestError,
  UNSUPPORTED_MEDIA_TYPE,
} from '../errors/request-error.js';
import { ProblemDto } from './problem.dto.js';

/** What every operation can be refused with. */
const ALWAYS = [...[MALFORMED_URL, INTERNAL_ERROR].map((cause) => new RequestError(cause)), new RateLimitedError(30)];

/** What an operation can be refused with whose body is read. */
export const BODY_REFUSALS = [
  malformedBody('The body is not valid JSON, or it uses a reserved key.'),
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
].map((cause) => new RequestError(cause));

export const INVALID_VALUES = new ValidationError({
  priority: ['priority does not know "urgent"; it is one of low, medium, high, critical'],
});

export const DATABASE_GONE = new DatabaseUnavailableError();

/**
 * Documents the refusals that an operation can answer with, by the very errors that it throws.
 * @param path an example of its path
 */
export function ApiProblems(path: string, ...errors: Error[]): MethodDecorator {
  return describe(path, [...errors, ...ALWAYS], ProblemDto);
}

/** The same for a refusal that says more than every problem does, alone with its status. */
export function ApiExtendedProblem(path: string, error: Error, type: Type<ProblemDto>): MethodDecorator {
  return describe(path, [error], type);
}

/** The same for refusals that do not depend on the operation, on a method or on its whole controller. */
export function ApiCommonProblems(...errors: Error[]): ClassDecorator & MethodDecorator {
  return describe('/api/tickets/', errors, ProblemDto);
}

function describe(path: string, errors: readonly Error[], type: Type<ProblemDto>): ClassDecorator & MethodDecorator {
  const problems = errors.map((error) =>
    problemFor(problemCauseOf(error), { id: '5f0c8a3e-8f5e-4d0b-9d53-6c1c7a9f2b10', url: path }),
  );
  const byStatus = Map.groupBy(problems, ({ status }) => status);
  return applyDecorators(
    ApiExtraModels(type),
    ...Array.from(byStatus, ([status, ofStatus]) =>
      ApiResponse({
        status,
        description: STATUS_CODES[status] ?? '',
        content: {
          'application/problem+json': {
            schema: { $ref: getSchemaPath(type) },
            examples: Object.fromEntries(ofStatus.map((problem) => [problem.code, { value: problem }])),
          },
        },
      }),
    ),
  );
}
