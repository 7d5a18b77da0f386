import { ApiProperty } from '@nestjs/swagger';
import { Omittable } from '../../common/validation/omittable.js';
import { IsText } from '../../common/validation/text.js';
import { DESCRIPTION_MAX_LENGTH, TITLE_MAX_LENGTH } from '../../domain/ticket-text.js';
import type { TicketText } from '../suggestion.js';

/** A ticket that may still be in the making: the title can be missing or blank. Offsets refer to it exactly as sent. */
export class ClassifyTicketDto implements TicketText {
  @ApiProperty({ required: false, maxLength: TITLE_MAX_LENGTH, example: 'Charged twice' })
  @Omittable()
  @IsText({ maxLength: TITLE_MAX_LENGTH, blank: true })
  title?: string;

  @ApiProperty({
    maxLength: DESCRIPTION_MAX_LENGTH,
    minLength: 1,
    example: 'My card was charged twice for the same invoice.',
  })
  @IsText({ maxLength: DESCRIPTION_MAX_LENGTH })
  description: string;
}
