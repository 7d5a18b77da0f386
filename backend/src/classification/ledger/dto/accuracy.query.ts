import { ApiProperty } from '@nestjs/swagger';
import { IsMoment, endOf, startOf } from '../../../common/validation/moment.js';
import { IsListOf } from '../../../common/validation/one-of.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { Single } from '../../../common/validation/single.js';
import type { AccuracyFilter } from '../accuracy.js';
import { JUDGED_FIELDS, RECORDED_SOURCES, type JudgedField, type RecordedSource } from '../outcome.js';

export class AccuracyQuery {
  @ApiProperty({
    required: false,
    description: 'Only suggestions made from then on: a UTC date or an ISO 8601 instant.',
    example: '2026-11-01',
  })
  @Single()
  @Omittable()
  @IsMoment()
  from?: string;

  @ApiProperty({
    required: false,
    description: 'Only suggestions made before this instant, or up to the end of this UTC date.',
    example: '2026-11-30',
  })
  @Single()
  @Omittable()
  @IsMoment()
  to?: string;

  @ApiProperty({
    enum: RECORDED_SOURCES,
    enumName: 'RecordedSource',
    isArray: true,
    required: false,
    description: 'Only suggestions of these, repeated or comma-separated.',
  })
  @Omittable()
  @IsListOf(RECORDED_SOURCES)
  provider?: RecordedSource[];

  @ApiProperty({
    enum: JUDGED_FIELDS,
    enumName: 'JudgedField',
    isArray: true,
    required: false,
    description: 'Only these fields, repeated or comma-separated.',
  })
  @Omittable()
  @IsListOf(JUDGED_FIELDS)
  field?: JudgedField[];

  get filter(): AccuracyFilter {
    return {
      from: this.from === undefined ? null : startOf(this.from),
      to: this.to === undefined ? null : endOf(this.to),
      sources: this.provider ?? RECORDED_SOURCES,
      fields: this.field ?? JUDGED_FIELDS,
    };
  }
}
