import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf } from '../../../common/validation/one-of.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { CATEGORIES, type Category } from '../../../domain/category.js';
import { PRIORITIES, type Priority } from '../../../domain/priority.js';
import { STATUSES, type Status } from '../../../domain/status.js';

/** What every ticket is set to. */
export class WantedValuesDto {
  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', required: false, example: 'technical' })
  @Omittable()
  @IsOneOf(CATEGORIES)
  category?: Category;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', required: false, example: 'high' })
  @Omittable()
  @IsOneOf(PRIORITIES)
  priority?: Priority;

  @ApiProperty({ enum: STATUSES, enumName: 'Status', required: false, example: 'in_progress' })
  @Omittable()
  @IsOneOf(STATUSES)
  status?: Status;
}

export const WANTED_KEYS = ['category', 'priority', 'status'] as const satisfies readonly (keyof WantedValuesDto)[];
