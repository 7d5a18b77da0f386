import { ApiProperty } from '@nestjs/swagger';
import { IsListOf } from '../../../common/validation/one-of.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { IsPageSize } from '../../../common/validation/page-size.js';
import { Single } from '../../../common/validation/single.js';
import { IsText } from '../../../common/validation/text.js';
import { BULK_RESULTS, type BulkResult } from '../bulk-change.js';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1_000;

export class ListBulkRowsQuery {
  @ApiProperty({
    enum: BULK_RESULTS,
    enumName: 'BulkChangeResult',
    isArray: true,
    required: false,
    description: 'Several values, repeated or comma-separated, match any of them.',
  })
  @Omittable()
  @IsListOf(BULK_RESULTS)
  result?: BulkResult[];

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
