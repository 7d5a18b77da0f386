import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsListOf } from '../../../common/validation/one-of.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { Single } from '../../../common/validation/single.js';
import { IsText } from '../../../common/validation/text.js';
import { BULK_RESULTS, type BulkResult } from '../bulk-change.js';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1_000;
const LIMIT_REFUSAL = { message: `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}` };

const wholeNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);

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

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE })
  @Single(wholeNumber)
  @Omittable()
  @IsInt(LIMIT_REFUSAL)
  @Min(1, LIMIT_REFUSAL)
  @Max(MAX_PAGE_SIZE, LIMIT_REFUSAL)
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
