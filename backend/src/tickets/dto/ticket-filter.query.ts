import { ApiProperty } from '@nestjs/swagger';
import { IsMoment } from '../../common/validation/moment.js';
import { IsOneOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { Single } from '../../common/validation/single.js';
import { TicketValuesQuery } from '../../common/validation/ticket-values.query.js';
import { MAX_SEARCH_LENGTH } from '../list/search-words.js';
import { IsSearch, SEARCH_DESCRIPTION } from './is-search.js';

const YES_OR_NO = ['true', 'false'] as const;

/** Which tickets are meant, wherever several are: in lists, in an export, in a change of many. */
export class TicketFilterQuery extends TicketValuesQuery {
  @ApiProperty({
    required: false,
    enum: YES_OR_NO,
    description:
      'True: only tickets with a proposed category or priority that nobody has decided and that is not sure enough; false: only the others.',
  })
  @Single()
  @Omittable()
  @IsOneOf(YES_OR_NO)
  needs_review?: (typeof YES_OR_NO)[number];

  @ApiProperty({
    required: false,
    description: 'A UTC date or an instant; tickets created from then on.',
    example: '2026-11-16',
  })
  @Single()
  @Omittable()
  @IsMoment()
  created_from?: string;

  @ApiProperty({
    required: false,
    description: 'A UTC date, which is included, or an instant, before which they were created.',
    example: '2026-11-22',
  })
  @Single()
  @Omittable()
  @IsMoment()
  created_to?: string;

  @ApiProperty({
    required: false,
    maxLength: MAX_SEARCH_LENGTH,
    description: SEARCH_DESCRIPTION,
    example: 'pay invoice',
  })
  @Single()
  @Omittable()
  @IsSearch({ blank: true })
  search?: string;
}
