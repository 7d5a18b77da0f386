import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import type { TicketStatistics } from '../ticket-statistics.js';

const countsOf = (values: readonly string[], example: number[]) => ({
  type: 'object' as const,
  properties: Object.fromEntries(values.map((value) => [value, { type: 'integer' as const }])),
  required: [...values],
  selfRequired: true,
  example: Object.fromEntries(values.map((value, index) => [value, example[index]])),
});

export class StatsDto {
  @ApiProperty({ type: 'integer', example: 124 })
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

  static from(statistics: TicketStatistics): StatsDto {
    return {
      total_tickets: statistics.total,
      open_tickets: statistics.open,
      avg_tickets_per_day: statistics.averagePerDay,
      priority_breakdown: statistics.byPriority,
      category_breakdown: statistics.byCategory,
    };
  }
}
