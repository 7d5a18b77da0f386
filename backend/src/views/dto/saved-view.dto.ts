import { ApiProperty } from '@nestjs/swagger';
import type { SavedView } from '../saved-view.entity.js';
import { VIEW_NAME_MAX_LENGTH } from './is-view-name.js';
import { ViewFiltersDto } from './view-filters.dto.js';

export class SavedViewDto {
  @ApiProperty({ type: 'integer', example: 4 })
  id: number;

  @ApiProperty({ maxLength: VIEW_NAME_MAX_LENGTH, example: 'Urgent billing' })
  name: string;

  @ApiProperty({ type: ViewFiltersDto })
  filters: ViewFiltersDto;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:04:12.345Z' })
  updated_at: string;

  @ApiProperty({
    type: 'integer',
    description: 'Grows by one with every change; in double quotes it is the ETag.',
    example: 1,
  })
  version: number;

  static from({ id, name, filters, createdAt, updatedAt, version }: SavedView): SavedViewDto {
    const { category, priority, status, needs_review, search, order } = filters;
    return {
      id,
      name,
      // In the order of the document, whatever the one in which the database keeps keys.
      filters: {
        category: [...category],
        priority: [...priority],
        status: [...status],
        needs_review,
        search,
        order,
      },
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
      version,
    };
  }
}
