import { ApiProperty } from '@nestjs/swagger';
import { ApiAuthor, AuthorDto } from '../../../events/dto/author.dto.js';
import { TicketEventDto } from '../../../events/dto/ticket-event.dto.js';
import type { HistoryEntry } from '../history-entry.js';

export class HistoryEntryDto extends TicketEventDto {
  @ApiProperty({ description: 'A number, as text.', example: '1042' })
  id: string;

  @ApiAuthor('Who did it or asked for it.')
  author: AuthorDto | null;

  static of(entry: HistoryEntry): HistoryEntryDto {
    return {
      id: String(entry.position.id),
      ...TicketEventDto.shared(entry),
      author: AuthorDto.from(entry.author),
    };
  }
}
