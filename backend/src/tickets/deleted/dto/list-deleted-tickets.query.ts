import { ApiProperty } from '@nestjs/swagger';
import { Omittable } from '../../../common/validation/omittable.js';
import { IsPageSize } from '../../../common/validation/page-size.js';
import { Single } from '../../../common/validation/single.js';
import { IsText } from '../../../common/validation/text.js';

const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export class ListDeletedTicketsQuery {
  @IsPageSize({ default: DEFAULT_PAGE_SIZE, max: MAX_PAGE_SIZE })
  limit?: number;

  @ApiProperty({ required: false, description: 'From the Link header of the page before.' })
  @Single()
  @Omittable()
  @IsText({ maxLength: 100 })
  cursor?: string;

  get pageSize(): number {
    return this.limit ?? DEFAULT_PAGE_SIZE;
  }
}
