import { PickType } from '@nestjs/swagger';
import { IsMoment } from '../../../../common/validation/moment.js';
import { Omittable } from '../../../../common/validation/omittable.js';
import { CreateTicketDto } from '../../../dto/create-ticket.dto.js';

/** What a row of a file may say of a ticket: what a submitter may, and its times. */
export class ImportedTicketDto extends PickType(CreateTicketDto, [
  'title',
  'description',
  'category',
  'priority',
  'status',
]) {
  @Omittable()
  @IsMoment()
  created_at?: string;

  @Omittable()
  @IsMoment()
  resolved_at?: string;
}
