import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { Omittable } from '../../common/validation/omittable.js';
import { Single } from '../../common/validation/single.js';

export class StreamEventsQuery {
  @ApiProperty({
    required: false,
    description: 'The id of the last message that arrived, for clients that cannot set headers. The header wins.',
    example: '3fa9c1d2-2b1-40-6b01c580',
  })
  @Single()
  @Omittable()
  @IsString({ message: 'last_event_id must be given once' })
  last_event_id?: string;
}
