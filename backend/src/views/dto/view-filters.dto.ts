import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsOneOf, IsSomeOf } from '../../common/validation/one-of.js';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { IsSearch, SEARCH_DESCRIPTION } from '../../tickets/dto/is-search.js';
import { LIST_ORDERS, type ListOrder } from '../../tickets/list/list-order.js';
import { MAX_SEARCH_LENGTH } from '../../tickets/list/search-words.js';
import type { ViewFilters } from '../view-filters.js';

const severalOf = (values: readonly string[], enumName: string) =>
  ({ enum: values, enumName, isArray: true, description: 'Any of these; none: all.' }) as const;

/** The filters and the order of the list of tickets. */
export class ViewFiltersDto implements ViewFilters {
  @ApiProperty({ ...severalOf(CATEGORIES, 'Category'), example: ['billing'] })
  @IsSomeOf(CATEGORIES, { empty: true })
  category: Category[];

  @ApiProperty({ ...severalOf(PRIORITIES, 'Priority'), example: ['high', 'critical'] })
  @IsSomeOf(PRIORITIES, { empty: true })
  priority: Priority[];

  @ApiProperty({ ...severalOf(STATUSES, 'Status'), example: ['open'] })
  @IsSomeOf(STATUSES, { empty: true })
  status: Status[];

  @ApiProperty({
    description:
      'True: only tickets with a proposal that nobody has decided and that is not sure enough; false: these as well.',
    example: false,
  })
  @IsBoolean({ message: 'needs_review must be true or false' })
  needs_review: boolean;

  @ApiProperty({ maxLength: MAX_SEARCH_LENGTH, description: `${SEARCH_DESCRIPTION} Empty: no search.`, example: '' })
  @IsSearch({ blank: true })
  search: string;

  @ApiProperty({
    enum: LIST_ORDERS,
    enumName: 'ListOrder',
    description: '`relevance` only with a search.',
    example: 'newest',
  })
  @IsOneOf(LIST_ORDERS)
  order: ListOrder;
}

/** The same in a request: what is left out does not narrow, and the order is `newest`. */
export class GivenFiltersDto extends PartialType(ViewFiltersDto, { skipNullProperties: false }) {}

export const VIEW_FILTER_KEYS = [
  'category',
  'priority',
  'status',
  'needs_review',
  'search',
  'order',
] as const satisfies readonly (keyof ViewFiltersDto)[];
