import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiResponse } from '@nestjs/swagger';
import { malformedEtags } from '../common/http/etag.js';
import { malformedIdempotencyKey } from '../common/http/idempotency-key.js';
import { ApiExtendedProblem } from '../common/openapi/api-problems.js';
import { CreatedTicketDto } from './dto/created-ticket.dto.js';
import { TicketDto } from './dto/ticket.dto.js';
import { VersionConflictDto } from './dto/version-conflict.dto.js';
import { IdempotencyKeyReusedError, IdempotentTicketGoneError } from './idempotency/idempotency-errors.js';
import { InvalidIdError, TicketNotFoundError, VersionConflictError } from './ticket-errors.js';

/** What the operations on one ticket have in common, for the API document. */

const ETAG = {
  description: 'The version of the ticket in double quotes. Send it back in If-Match to change just this version.',
  schema: { type: 'string', example: '"3"' },
} as const;

export const ID_REFUSALS = [new InvalidIdError(), new TicketNotFoundError(7)];

export const IDEMPOTENCY_REFUSALS = [
  malformedIdempotencyKey(),
  new IdempotencyKeyReusedError(),
  new IdempotentTicketGoneError(),
];

export const MALFORMED_IF_MATCH = malformedEtags('If-Match');
export const MALFORMED_IF_NONE_MATCH = malformedEtags('If-None-Match');

/** The ticket of the example; only what a client needs to see is told. */
const CURRENT = { id: 7, status: 'in_progress', version: 4 } as TicketDto;

export const ApiTicketId = () => ApiParam({ name: 'id', schema: { type: 'integer', minimum: 1 }, example: 7 });

export const ApiTicketAnswer = (status: 200 | 201, description: string, headers: object = {}) =>
  ApiResponse({
    status,
    type: status === 201 ? CreatedTicketDto : TicketDto,
    description,
    headers: { ETag: ETAG, ...headers },
  });

export const ApiIfNoneMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'Entity tags that the client has the ticket of already.',
      schema: { type: 'string', example: '"3"' },
    }),
    ApiResponse({ status: 304, description: 'The client has the ticket already.', headers: { ETag: ETAG } }),
  );

/** Only when nobody has changed the ticket. */
export const ApiIfMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'Entity tags of which the ticket must have one, or `*` for any. When somebody else has changed the ticket meanwhile, nothing is done and the answer is 412 with the ticket as it is now. Weak tags never match.',
      schema: { type: 'string', example: '"3"' },
    }),
    ApiExtendedProblem('/api/tickets/7/', new VersionConflictError(CURRENT), VersionConflictDto),
  );

export const ApiIdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Makes it safe to send the request again when no answer arrived: for 24 hours the same key with the same body gets the first answer, and there is one ticket. Once its title or description was changed, the answer is the ticket as it is then. 1 to 255 visible ASCII characters, in double quotes or without, that nobody else chooses, such as a UUID: all clients share one name space.',
    schema: { type: 'string', example: '"9f1c1d0e-5c0f-4f5e-9d0e-0a5b8f6c2b7d"' },
  });
