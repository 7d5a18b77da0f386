import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsMoment } from '../../../common/validation/moment.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { IsListOf } from '../../../common/validation/one-of.js';
import { IsPageSize } from '../../../common/validation/page-size.js';
import { Single } from '../../../common/validation/single.js';
import { IsText } from '../../../common/validation/text.js';
import { AUDIT_KINDS, type AuditKind } from '../audit-kind.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

/** Which entries. */
export class FilterAuditQuery {
  @ApiProperty({
    enum: AUDIT_KINDS,
    enumName: 'AuditKind',
    isArray: true,
    required: false,
    description: 'Several values, repeated or comma-separated, match any of them.',
  })
  @Omittable()
  @IsListOf(AUDIT_KINDS)
  kind?: AuditKind[];

  @ApiProperty({
    required: false,
    maxLength: 300,
    description: 'Exactly as it stands in the entries.',
    example: 'robin@example.com',
  })
  @Single()
  @Omittable()
  @IsText({ maxLength: 300 })
  @Matches(/^\P{Cc}*$/u, { message: 'actor holds a control character' })
  actor?: string;

  @ApiProperty({
    required: false,
    description: 'A UTC date or an instant; entries from then on.',
    example: '2026-11-21',
  })
  @Single()
  @Omittable()
  @IsMoment()
  from?: string;

  @ApiProperty({
    required: false,
    description: 'A UTC date, which is included, or an instant, before which they are.',
    example: '2026-11-22',
  })
  @Single()
  @Omittable()
  @IsMoment()
  to?: string;
}

export class ListAuditQuery extends FilterAuditQuery {
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
