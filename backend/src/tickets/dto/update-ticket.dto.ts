import { PartialType, PickType } from '@nestjs/swagger';
import { CreateTicketDto } from './create-ticket.dto.js';

class ChangeableFields extends PickType(CreateTicketDto, ['title', 'description', 'category', 'priority', 'status']) {}

/** Any of the fields; what is left out stays as it is. */
export class UpdateTicketDto extends PartialType(ChangeableFields, { skipNullProperties: false }) {}
