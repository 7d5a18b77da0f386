import { ApiProperty } from '@nestjs/swagger';
import { IsCalendarDate } from '../../common/validation/calendar-date.js';
import { Omittable } from '../../common/validation/omittable.js';
import { Single } from '../../common/validation/single.js';
import { TicketValuesQuery } from '../../common/validation/ticket-values.query.js';
import { IsTimeZone } from '../../common/validation/time-zone.js';
import { DEFAULT_DAYS, MAX_DAYS, type PeriodRequest } from '../period.js';
import type { StatsFilter } from '../ticket-statistics.js';

const UTC = 'UTC';

export class StatsQuery extends TicketValuesQuery {
  @ApiProperty({
    required: false,
    format: 'date',
    description:
      `The first day of the figures by day and of the times to resolve, in \`time_zone\`; ${DEFAULT_DAYS - 1} days before ` +
      `\`to\` when left out. At most ${MAX_DAYS} days up to \`to\`.`,
    example: '2026-11-01',
  })
  @Single()
  @Omittable()
  @IsCalendarDate()
  from?: string;

  @ApiProperty({
    required: false,
    format: 'date',
    description: 'Their last day, which is included; today in `time_zone` when left out.',
    example: '2026-11-21',
  })
  @Single()
  @Omittable()
  @IsCalendarDate()
  to?: string;

  @ApiProperty({
    required: false,
    default: UTC,
    description:
      'Whose days are counted: `UTC` or an IANA name with region and city. Days of UTC are counters that the database ' +
      'keeps; those of another zone are counted from the tickets of the range, which takes longer the more these are.',
    example: 'Europe/Berlin',
  })
  @Single()
  @Omittable()
  @IsTimeZone()
  time_zone?: string;

  get filter(): StatsFilter {
    return { category: this.category, priority: this.priority, status: this.status };
  }

  get period(): PeriodRequest {
    return { from: this.from, to: this.to, timeZone: this.time_zone ?? UTC };
  }
}
