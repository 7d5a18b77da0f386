import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { HasOnly } from '../../common/validation/only-keys.js';
import { IsViewName, VIEW_NAME_MAX_LENGTH } from './is-view-name.js';
import { GivenFiltersDto, VIEW_FILTER_KEYS } from './view-filters.dto.js';

export class CreateViewDto {
  @ApiProperty({
    minLength: 1,
    maxLength: VIEW_NAME_MAX_LENGTH,
    description: 'One line that no other view has, whatever the case of its letters.',
    example: 'Urgent billing',
  })
  @IsViewName()
  name: string;

  @ApiProperty({
    type: GivenFiltersDto,
    description: 'What the view shows; `{}` is all tickets.',
    example: { category: ['billing'], priority: ['high', 'critical'], status: ['open'] },
  })
  @HasOnly(VIEW_FILTER_KEYS)
  @ValidateNested()
  @Type(() => GivenFiltersDto)
  filters: GivenFiltersDto;
}

export const VIEW_KEYS = ['name', 'filters'] as const satisfies readonly (keyof CreateViewDto)[];
