import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf } from '../../../../common/validation/one-of.js';
import { Omittable } from '../../../../common/validation/omittable.js';
import { Single } from '../../../../common/validation/single.js';

const YES_OR_NO = ['true', 'false'] as const;

export class ImportTicketsQuery {
  @ApiProperty({
    required: false,
    enum: YES_OR_NO,
    default: 'false',
    description: 'True: also when exactly this file was imported already, so that its tickets will be there twice.',
  })
  @Single()
  @Omittable()
  @IsOneOf(YES_OR_NO)
  allow_duplicate?: (typeof YES_OR_NO)[number];
}
