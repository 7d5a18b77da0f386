import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { Omittable } from '../../../../common/validation/omittable.js';
import { Single } from '../../../../common/validation/single.js';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1_000;
const LIMIT_REFUSAL = { message: `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}` };

const wholeNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);

export class ListRefusalsQuery {
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
  @Matches(/^\d{1,9}$/, { message: 'cursor is not one that this list has issued; start again without it' })
  cursor?: string;

  get pageSize(): number {
    return this.limit ?? DEFAULT_PAGE_SIZE;
  }

  /** The last row of the page before; 0 at the beginning. */
  get after(): number {
    return Number(this.cursor ?? 0);
  }
}
