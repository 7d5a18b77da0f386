import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FieldErrors } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';

/** Describes the answer of every refusal; see RFC 9457. */
export class ProblemDto implements Problem {
  @ApiProperty({ example: 'urn:triagedesk:problem:validation_failed' })
  type: string;

  @ApiProperty({ example: 'Bad Request' })
  title: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status: number;

  @ApiProperty({ example: 'Some values are not acceptable. See "errors" for each field.' })
  detail: string;

  @ApiProperty({ example: '/api/tickets/' })
  instance: string;

  @ApiProperty({ description: 'Stable, machine-readable.', example: 'validation_failed' })
  code: string;

  @ApiProperty({ description: 'Also in the X-Request-Id header; tell it to an operator.', example: 'req-1' })
  request_id: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Only for validation: what is wrong with each field.',
    example: { title: ['title must not be blank'] },
  })
  errors?: FieldErrors;
}
