import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { JUDGED_FIELDS, type JudgedField } from '../../classification/ledger/outcome.js';
import { IsSomeOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { CreateTicketDto } from './create-ticket.dto.js';

class ChangeableFields extends PickType(CreateTicketDto, ['title', 'description', 'category', 'priority', 'status']) {}

/** Any of the fields; what is left out stays as it is. */
export class UpdateTicketDto extends PartialType(ChangeableFields, { skipNullProperties: false }) {
  @ApiProperty({
    enum: JUDGED_FIELDS,
    enumName: 'JudgedField',
    isArray: true,
    required: false,
    description:
      'Takes decisions back: what is named here is proposed again as the latest suggestion says, and is no outcome of it any more. Without a suggestion it has the value sent along, or its own, and nobody has decided it.',
    example: ['category'],
  })
  @Omittable()
  @IsSomeOf(JUDGED_FIELDS, { empty: true })
  reopen?: JudgedField[];
}
