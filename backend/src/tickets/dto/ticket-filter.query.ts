import { ApiProperty } from '@nestjs/swagger';
import { IsListOf, IsOneOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { Single } from '../../common/validation/single.js';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { MAX_SEARCH_LENGTH } from '../list/search-words.js';
import { IsSearch } from './is-search.js';

const YES_OR_NO = ['true', 'false'] as const;

const severalOf = (values: readonly string[], enumName: string) =>
  ({
    enum: values,
    enumName,
    isArray: true,
    required: false,
    description: 'Several values, repeated or comma-separated, match any of them.',
  }) as const;

/** Which tickets are meant, wherever several are: in lists, in an export, in a change of many. */
export class TicketFilterQuery {
  @ApiProperty(severalOf(CATEGORIES, 'Category'))
  @Omittable()
  @IsListOf(CATEGORIES)
  category?: Category[];

  @ApiProperty(severalOf(PRIORITIES, 'Priority'))
  @Omittable()
  @IsListOf(PRIORITIES)
  priority?: Priority[];

  @ApiProperty(severalOf(STATUSES, 'Status'))
  @Omittable()
  @IsListOf(STATUSES)
  status?: Status[];

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
    maxLength: MAX_SEARCH_LENGTH,
    description:
      'At most 10 words that must all occur in the title or the description, as any part of a word, in any case.',
    example: 'pay invoice',
  })
  @Single()
  @Omittable()
  @IsSearch({ blank: true })
  search?: string;
}
