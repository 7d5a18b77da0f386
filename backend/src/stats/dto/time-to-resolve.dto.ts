import { ApiProperty } from '@nestjs/swagger';
import type { TimeToResolve } from '../ticket-statistics.js';

const EXACTNESS =
  'Exact with a filter or a time zone; otherwise from counters that the database keeps, within 2.5 % (a second or less counts as one).';

export class TimeToResolveDto {
  @ApiProperty({ type: 'integer', example: 15 })
  tickets: number;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description: `Half of the tickets took at most this long; null without tickets. ${EXACTNESS}`,
    example: 61_200.5,
  })
  median_seconds: number | null;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'Nine of ten tickets took at most this long, as exact as the median; null without tickets.',
    example: 302_940.25,
  })
  p90_seconds: number | null;

  static from({ tickets, medianSeconds, p90Seconds }: TimeToResolve): TimeToResolveDto {
    return { tickets, median_seconds: medianSeconds, p90_seconds: p90Seconds };
  }
}
