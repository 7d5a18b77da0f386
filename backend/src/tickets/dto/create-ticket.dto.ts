import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Allow } from 'class-validator';
import { IsOneOf } from '../../common/validation/one-of.js';
import { Omittable } from '../../common/validation/omittable.js';
import { IsText } from '../../common/validation/text.js';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { DESCRIPTION_MAX_LENGTH, TITLE_MAX_LENGTH } from '../../domain/ticket-text.js';

/** A submitter may pass on a suggestion without having decided it. */
const SUBMITTED_SOURCES = ['person', 'classifier'] as const;
export type SubmittedSource = (typeof SUBMITTED_SOURCES)[number];

export class CreateTicketDto {
  @ApiProperty({
    maxLength: TITLE_MAX_LENGTH,
    minLength: 1,
    description: 'White space at both ends is removed.',
    example: 'Charged twice for the March invoice',
  })
  @IsText({ maxLength: TITLE_MAX_LENGTH, trim: true })
  title: string;

  @ApiProperty({
    maxLength: DESCRIPTION_MAX_LENGTH,
    minLength: 1,
    example: 'My card was charged €49.00 twice for the same invoice. Please refund one of them.',
  })
  @IsText({ maxLength: DESCRIPTION_MAX_LENGTH })
  description: string;

  @ApiProperty({
    enum: CATEGORIES,
    enumName: 'Category',
    required: false,
    description: 'Left out: the classifier proposes it.',
  })
  @Omittable()
  @IsOneOf(CATEGORIES)
  category?: Category;

  @ApiProperty({
    enum: PRIORITIES,
    enumName: 'Priority',
    required: false,
    description: 'Left out: the classifier proposes it.',
  })
  @Omittable()
  @IsOneOf(PRIORITIES)
  priority?: Priority;

  @ApiProperty({
    enum: STATUSES,
    enumName: 'Status',
    required: false,
    description: 'Left out of a new ticket: `open`.',
  })
  @Omittable()
  @IsOneOf(STATUSES)
  status?: Status;

  @ApiProperty({
    enum: SUBMITTED_SOURCES,
    required: false,
    default: 'person',
    description:
      'Say `classifier` when the category sent is a suggestion that nobody has confirmed. Counts only with the `suggestion_token` of a suggestion of that very value; otherwise the field is decided by a person.',
  })
  @Omittable()
  @IsOneOf(SUBMITTED_SOURCES)
  category_source?: SubmittedSource;

  @ApiProperty({
    enum: SUBMITTED_SOURCES,
    required: false,
    default: 'person',
    description:
      'Say `classifier` when the priority sent is a suggestion that nobody has confirmed. Counts only with the `suggestion_token` of a suggestion of that very value; otherwise the field is decided by a person.',
  })
  @Omittable()
  @IsOneOf(SUBMITTED_SOURCES)
  priority_source?: SubmittedSource;

  /** Whatever is no token that we issued is ignored: a ticket can always be submitted. */
  @ApiProperty({
    type: 'string',
    required: false,
    description:
      'From the answer of `classify`: records which suggestion the submitter saw. Ignored when it has expired (24 hours) or when the text is another one.',
    example: 'v1.eyJleHBpcmVzIjoxNzk1MzM0NDAwMDAwfQ.m2Jc0yWc6Qk3n1b4Xo9T',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value : undefined))
  @Allow()
  suggestion_token?: string;
}
