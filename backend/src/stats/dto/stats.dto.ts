import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import type { Period, TicketStatistics } from '../ticket-statistics.js';
import { TicketsOfDayDto } from './tickets-of-day.dto.js';
import { TimeToResolveDto } from './time-to-resolve.dto.js';

const countsOf = (values: readonly string[], example: number[]) => ({
  type: 'object' as const,
  properties: Object.fromEntries(values.map((value) => [value, { type: 'integer' as const }])),
  required: [...values],
  selfRequired: true,
  example: Object.fromEntries(values.map((value, index) => [value, example[index]])),
});

const everyDay = (what: string, example: [number, number]) => ({
  type: TicketsOfDayDto,
  isArray: true as const,
  description: `How many tickets were ${what} on each day from \`from\` to \`to\`, in \`time_zone\`; days without any are 0.`,
  example: example.map((tickets, index) => ({ date: `2026-11-${20 + index}`, tickets })),
});

export class StatsDto {
  @ApiProperty({ type: 'integer', description: 'All tickets, whenever they were created.', example: 124 })
  total_tickets: number;

  @ApiProperty({ type: 'integer', description: 'Tickets whose status is `open`.', example: 67 })
  open_tickets: number;

  @ApiProperty({
    description:
      'Tickets divided by the days from the UTC day of the first ticket to today, both included; one decimal; 0 without tickets.',
    example: 8.3,
  })
  avg_tickets_per_day: number;

  @ApiProperty(countsOf(PRIORITIES, [30, 52, 31, 11]))
  priority_breakdown: Record<Priority, number>;

  @ApiProperty(countsOf(CATEGORIES, [28, 55, 22, 19]))
  category_breakdown: Record<Category, number>;

  @ApiProperty(countsOf(STATUSES, [67, 21, 24, 12]))
  status_breakdown: Record<Status, number>;

  @ApiProperty({ format: 'date', description: 'The first day of the figures below.', example: '2026-11-20' })
  from: string;

  @ApiProperty({ format: 'date', description: 'Their last day, which is included.', example: '2026-11-21' })
  to: string;

  @ApiProperty({ description: 'Whose days these are.', example: 'UTC' })
  time_zone: string;

  @ApiProperty(everyDay('created', [9, 12]))
  created_per_day: TicketsOfDayDto[];

  @ApiProperty(everyDay('resolved (or closed without that)', [7, 8]))
  resolved_per_day: TicketsOfDayDto[];

  @ApiProperty({
    type: TimeToResolveDto,
    description: 'Of the tickets resolved from `from` to `to`: how long they took from their creation.',
  })
  time_to_resolve: TimeToResolveDto;

  static from({ period, ...statistics }: TicketStatistics & { period: Period }): StatsDto {
    return {
      total_tickets: statistics.total,
      open_tickets: statistics.open,
      avg_tickets_per_day: statistics.averagePerDay,
      priority_breakdown: statistics.byPriority,
      category_breakdown: statistics.byCategory,
      status_breakdown: statistics.byStatus,
      from: period.from,
      to: period.to,
      time_zone: period.timeZone,
      created_per_day: statistics.createdPerDay,
      resolved_per_day: statistics.resolvedPerDay,
      time_to_resolve: TimeToResolveDto.from(statistics.timeToResolve),
    };
  }
}
