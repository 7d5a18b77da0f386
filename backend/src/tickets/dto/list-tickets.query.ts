import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsListOf, IsOneOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { Single } from '../../common/validation/single.js';
import { IsText } from '../../common/validation/text.js';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;
const LIMIT_REFUSAL = { message: `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}` };
const SEARCH_MAX_LENGTH = 200;
const YES_OR_NO = ['true', 'false'] as const;

const severalOf = (values: readonly string[], enumName: string) =>
  ({
    enum: values,
    enumName,
    isArray: true,
    required: false,
    description: 'Several values, repeated or comma-separated, match any of them.',
  }) as const;

const wholeNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);

export class ListTicketsQuery {
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
    maxLength: SEARCH_MAX_LENGTH,
    description: 'Words that must all occur in the title or the description, as any part of a word, in any case.',
    example: 'pay invoice',
  })
  @Single()
  @Omittable()
  @IsText({ maxLength: SEARCH_MAX_LENGTH, blank: true })
  search?: string;

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE })
  @Single(wholeNumber)
  @Omittable()
  @IsInt(LIMIT_REFUSAL)
  @Min(1, LIMIT_REFUSAL)
  @Max(MAX_PAGE_SIZE, LIMIT_REFUSAL)
  limit?: number;

  @ApiProperty({ required: false, description: 'From the Link header of the page before.' })
  @Single()
  @Omittable()
  @IsText({ maxLength: 100 })
  cursor?: string;

  get needsReview(): boolean | undefined {
    return this.needs_review === undefined ? undefined : this.needs_review === 'true';
  }

  get pageSize(): number {
    return this.limit ?? DEFAULT_PAGE_SIZE;
  }

  get words(): string[] {
    return this.search?.split(/\s+/u).filter((word) => word !== '') ?? [];
  }
}
