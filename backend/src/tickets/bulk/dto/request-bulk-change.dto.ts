import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Omittable } from '../../../common/validation/omittable.js';
import { HasOnly } from '../../../common/validation/only-keys.js';
import { MAX_ID } from '../../../domain/id.js';
import { BulkFilterDto, FILTER_KEYS } from './bulk-filter.dto.js';
import { AreTicketIds, MAX_IDS } from './ticket-ids.js';
import { WANTED_KEYS, WantedValuesDto } from './wanted-values.dto.js';

/** Which tickets, and what to set. */
export class RequestBulkChangeDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: MAX_ID },
    required: false,
    minItems: 1,
    maxItems: MAX_IDS,
    uniqueItems: true,
    description: 'These tickets. Either this or `filter`.',
    example: [7, 12, 31],
  })
  @Omittable()
  @AreTicketIds()
  ids?: number[];

  @ApiProperty({
    type: BulkFilterDto,
    required: false,
    description:
      'All tickets that match when the work begins, however many they are; `{}` means all there are. Either this or `ids`.',
  })
  @Omittable()
  @HasOnly(FILTER_KEYS)
  @ValidateNested()
  @Type(() => BulkFilterDto)
  filter?: BulkFilterDto;

  @ApiProperty({ type: WantedValuesDto, description: 'At least one of them.' })
  @HasOnly(WANTED_KEYS)
  @ValidateNested()
  @Type(() => WantedValuesDto)
  change: WantedValuesDto;
}
