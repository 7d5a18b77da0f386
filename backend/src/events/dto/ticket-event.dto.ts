import { ApiProperty } from '@nestjs/swagger';
import {
  TICKET_EVENT_ACTORS,
  TICKET_EVENT_KINDS,
  type TicketEvent,
  type TicketEventActor,
  type TicketEventKind,
} from '../ticket-event.js';
import { FieldChangeDto } from './field-change.dto.js';

/** What the history of a ticket and the stream have in common. */
export class TicketEventDto {
  @ApiProperty({
    enum: TICKET_EVENT_KINDS,
    enumName: 'TicketEventKind',
    description:
      '`suggested`: the classifier put another proposal in the place of its first one. `restored`: the ticket had been deleted and is there again.',
    example: 'changed',
  })
  kind: TicketEventKind;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:04:12.345Z' })
  at: string;

  @ApiProperty({
    enum: TICKET_EVENT_ACTORS,
    enumName: 'TicketEventActor',
    description: 'As what it was done. The history of a ticket also tells who did it.',
    example: 'agent',
  })
  actor: TicketEventActor;

  @ApiProperty({
    type: 'integer',
    description: 'The version of the ticket after it; the last one when it was deleted.',
    example: 3,
  })
  version: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The bulk change that it belongs to.', example: null })
  bulk_id: number | null;

  @ApiProperty({
    type: [FieldChangeDto],
    description: 'What changed, for changes and suggestions; empty when only the version is another one.',
  })
  changes: FieldChangeDto[];

  protected static shared({ kind, at, actor, version, bulkId, changes }: TicketEvent): TicketEventDto {
    return { kind, at: at.toISOString(), actor, version, bulk_id: bulkId, changes: FieldChangeDto.of(changes) };
  }
}

/** The data of a message `ticket` of the stream. */
export class StreamedEventDto extends TicketEventDto {
  @ApiProperty({ type: 'integer', example: 7 })
  ticket_id: number;

  static of(event: TicketEvent): StreamedEventDto {
    return { ticket_id: event.ticketId, ...TicketEventDto.shared(event) };
  }
}
