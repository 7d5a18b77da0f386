import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import type { ListedTicket } from '../list/listed-fields.js';
import { TicketSuggestionDto } from './ticket-suggestion.dto.js';
import { TicketDto } from './ticket.dto.js';

/** A ticket in a list: whole, or what `fields` names. */
export class ListedTicketDto extends IntersectionType(
  PickType(TicketDto, ['id']),
  PartialType(OmitType(TicketDto, ['id'])),
) {
  @ApiProperty({
    required: false,
    maxLength: 200,
    description: 'Only when `fields` names it: one line from the description.',
    example: 'My card was charged €49.00 twice for the same invoice.',
  })
  preview?: string;

  static from(listed: ListedTicket): ListedTicketDto {
    const { suggestion, ...fields } = listed;
    if (suggestion === undefined) return fields as ListedTicketDto;
    const { title = '', description = '' } = (suggestion?.text ?? fields) as { title?: string; description?: string };
    return {
      ...fields,
      suggestion: suggestion && TicketSuggestionDto.from(suggestion, { title, description }),
    } as ListedTicketDto;
  }
}
