import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import { Omittable } from './omittable.js';
import { IsListOf } from './one-of.js';

const severalOf = (values: readonly string[], enumName: string) =>
  ({
    enum: values,
    enumName,
    isArray: true,
    required: false,
    description: 'Several values, repeated or comma-separated, match any of them.',
  }) as const;

/** A query for tickets with some of the values that every ticket has. */
export class TicketValuesQuery {
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
}
