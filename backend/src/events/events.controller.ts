import { Controller, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Requires } from '../common/access/requires.js';
import { CurrentlyMay, type StillMay } from '../common/access/still-may.js';
import { ApiProblems, DATABASE_GONE, INVALID_VALUES } from '../common/openapi/api-problems.js';
import { StreamEventsQuery } from './dto/stream-events.query.js';
import { StreamedEventDto } from './dto/ticket-event.dto.js';
import { TooManyEventStreamsError } from './event-errors.js';
import { EventStreamsService } from './event-streams.service.js';

const MEDIA_TYPE = 'text/event-stream';

/** Nothing on the way may keep it, compress it or wait for more of it; and the connection ends with it. */
const HEADERS = { 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', connection: 'close' };

const EXAMPLE = [
  'retry: 1000',
  '',
  'event: hello',
  'id: 3fa9c1d2-2b1-0-6b01c570',
  'data: {}',
  '',
  'event: ticket',
  'id: 3fa9c1d2-2b1-40-6b01c580',
  'data: {"ticket_id":7,"kind":"changed","at":"2026-11-21T08:04:12.345Z","actor":"agent","version":3,"bulk_id":null,"changes":[{"field":"status","from":"open","to":"resolved","decided":null}]}',
  '',
  ':',
  '',
  '',
].join('\n');

@ApiTags('events')
@Requires('tickets:read')
@Controller('api/events')
export class EventsController {
  constructor(private readonly streams: EventStreamsService) {}

  @Get()
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'Follow what happens to tickets',
    description:
      'Server-sent events, for `EventSource`. It begins with `hello`; then each change of a ticket, whoever made it, is a ' +
      'message `ticket` (`StreamedEventDto`) within moments, and holds none of the ticket’s words. A client that comes ' +
      'back with the id of the last message goes on behind it, at any backend, without loss or repetition. When it ' +
      'comes too late (after 24 hours, or with more than 5,000 events behind it), when the id is not one of this stream, ' +
      'or when all tickets were removed or restored at once, it is told `reload`: read everything anew, and go on ' +
      'with the id of that message. Messages are in the order of transactions; when two of them changed one ticket, the ' +
      'one with the lower version may come later, and is out of date. A comment every 15 seconds shows that the ' +
      'connection is alive. A client that takes too little of what is sent is dropped.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last message that arrived; browsers send it by themselves.',
    schema: { type: 'string', example: '3fa9c1d2-2b1-40-6b01c580' },
  })
  @ApiExtraModels(StreamedEventDto)
  @ApiResponse({
    status: 200,
    description: 'The stream; it does not end by itself.',
    content: { [MEDIA_TYPE]: { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @ApiProblems('/api/events/', INVALID_VALUES, new TooManyEventStreamsError(), DATABASE_GONE)
  async stream(
    @Query() query: StreamEventsQuery,
    @CurrentlyMay('tickets:read') stillMay: StillMay,
    @Headers('last-event-id') header: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const stream = await this.streams.open(header?.trim() ? header : query.last_event_id, stillMay);
    void reply.headers(HEADERS);
    return new StreamableFile(stream, { type: MEDIA_TYPE });
  }
}
