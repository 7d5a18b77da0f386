import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsMoment } from '../../../common/validation/moment.js';
import { IsSomeOf } from '../../../common/validation/one-of.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { CATEGORIES, type Category } from '../../../domain/category.js';
import { PRIORITIES, type Priority } from '../../../domain/priority.js';
import { STATUSES, type Status } from '../../../domain/status.js';
import { IsSearch, SEARCH_DESCRIPTION } from '../../dto/is-search.js';
import { MAX_SEARCH_LENGTH } from '../../list/search-words.js';

const severalOf = (values: readonly string[], enumName: string) =>
  ({ enum: values, enumName, isArray: true, required: false, minItems: 1, description: 'Any of these.' }) as const;

/** The filters of the list of tickets. An empty one is refused here: it would mean more tickets than somebody thinks. */
export class BulkFilterDto {
  @ApiProperty({ ...severalOf(CATEGORIES, 'Category'), example: ['billing'] })
  @Omittable()
  @IsSomeOf(CATEGORIES)
  category?: Category[];

  @ApiProperty({ ...severalOf(PRIORITIES, 'Priority'), example: ['low', 'medium'] })
  @Omittable()
  @IsSomeOf(PRIORITIES)
  priority?: Priority[];

  @ApiProperty({ ...severalOf(STATUSES, 'Status'), example: ['open'] })
  @Omittable()
  @IsSomeOf(STATUSES)
  status?: Status[];

  @ApiProperty({
    required: false,
    maxLength: MAX_SEARCH_LENGTH,
    description: SEARCH_DESCRIPTION,
    example: 'invoice',
  })
  @Omittable()
  @IsSearch()
  search?: string;

  @ApiProperty({
    required: false,
    description:
      'True: only tickets with a proposal that nobody has decided and that is not sure enough; false: the others.',
    example: true,
  })
  @Omittable()
  @IsBoolean({ message: 'needs_review must be true or false' })
  needs_review?: boolean;

  @ApiProperty({
    required: false,
    description: 'A UTC date or an instant; tickets created from then on.',
    example: '2026-11-16',
  })
  @Omittable()
  @IsMoment()
  created_from?: string;

  @ApiProperty({
    required: false,
    description: 'A UTC date, which is included, or an instant, before which they were created.',
    example: '2026-11-22',
  })
  @Omittable()
  @IsMoment()
  created_to?: string;
}

export const FILTER_KEYS = [
  'category',
  'priority',
  'status',
  'search',
  'needs_review',
  'created_from',
  'created_to',
] as const satisfies readonly (keyof BulkFilterDto)[];
