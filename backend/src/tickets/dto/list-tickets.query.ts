import { ApiProperty } from '@nestjs/swagger';
import { IsListOf, IsOneOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { IsPageSize } from '../../common/validation/page-size.js';
import { Single } from '../../common/validation/single.js';
import { IsText } from '../../common/validation/text.js';
import { LIST_ORDERS, type ListOrder } from '../list/list-order.js';
import { LISTED_FIELDS, type ListedField } from '../list/listed-fields.js';
import { TicketFilterQuery } from './ticket-filter.query.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

export class ListTicketsQuery extends TicketFilterQuery {
  @ApiProperty({
    required: false,
    enum: LIST_ORDERS,
    default: 'newest',
    description:
      '`priority`: most urgent first, then newest. `updated`: latest change first. `least_sure`: the lowest confidence of a proposal first, decided tickets last. `relevance`, only with `search`: the newest 1,000 matches by where the words occur: in the title before in the description, a whole word before the beginning of one before the inside of one, then newest.',
  })
  @Single()
  @Omittable()
  @IsOneOf(LIST_ORDERS)
  order?: ListOrder;

  @ApiProperty({
    required: false,
    enum: LISTED_FIELDS,
    enumName: 'ListedField',
    isArray: true,
    description:
      'Only these properties, and always `id`; repeated or comma-separated. `preview` is the beginning of the description as one line of at most 200 characters, or the part around the first match of a search. Left out: the whole ticket.',
    example: ['title', 'status', 'preview'],
  })
  @Omittable()
  @IsListOf(LISTED_FIELDS)
  fields?: ListedField[];

  @IsPageSize({ default: DEFAULT_PAGE_SIZE, max: MAX_PAGE_SIZE })
  limit?: number;

  @ApiProperty({
    required: false,
    description: 'From the Link header of a neighbouring page; holds only for the same order.',
  })
  @Single()
  @Omittable()
  @IsText({ maxLength: 100 })
  cursor?: string;

  get pageSize(): number {
    return this.limit ?? DEFAULT_PAGE_SIZE;
  }
}
