import { PickType } from '@nestjs/swagger';
import { IsMoment } from '../../../../common/validation/moment.js';
import { Omittable } from '../../../../common/validation/omittable.js';
import { IsOneOf } from '../../../../common/validation/one-of.js';
import { CATEGORIES, type Category } from '../../../../domain/category.js';
import { PRIORITIES, type Priority } from '../../../../domain/priority.js';
import { STATUSES, type Status } from '../../../../domain/status.js';
import { CreateTicketDto } from '../../../dto/create-ticket.dto.js';

/** Refusals are kept for a week, and with shifted columns any cell may hold what a person wrote. */
const UNQUOTED = { isQuoted: false };

/** What a row of a file may say of a ticket: what a submitter may, and its times. No refusal quotes the row. */
export class ImportedTicketDto extends PickType(CreateTicketDto, ['title', 'description']) {
  @Omittable()
  @IsOneOf(CATEGORIES, UNQUOTED)
  category?: Category;

  @Omittable()
  @IsOneOf(PRIORITIES, UNQUOTED)
  priority?: Priority;

  @Omittable()
  @IsOneOf(STATUSES, UNQUOTED)
  status?: Status;

  @Omittable()
  @IsMoment(UNQUOTED)
  created_at?: string;

  @Omittable()
  @IsMoment(UNQUOTED)
  resolved_at?: string;
}
