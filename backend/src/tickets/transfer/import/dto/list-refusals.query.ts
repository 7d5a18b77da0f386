import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Omittable } from '../../../../common/validation/omittable.js';
import { IsPageSize } from '../../../../common/validation/page-size.js';
import { Single } from '../../../../common/validation/single.js';

const DEFAULT_PAGE_SIZE = 100;
export const MAX_PAGE_SIZE = 1_000;

export class ListRefusalsQuery {
  @IsPageSize({ default: DEFAULT_PAGE_SIZE, max: MAX_PAGE_SIZE })
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
