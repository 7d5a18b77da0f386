import { ApiProperty } from '@nestjs/swagger';
import { TicketDto } from './ticket.dto.js';

/** The answer to whoever sent the ticket. */
export class CreatedTicketDto extends TicketDto {
  @ApiProperty({
    description:
      'Shows whoever has it what becomes of the ticket: `GET /api/requests/{key}/`, or the page `/requests#` and the key. It is told only here.',
    example: 'AAAAB4xQn0b4Vd8wYtS1uR6mLpE3',
  })
  requester_key: string;
}
