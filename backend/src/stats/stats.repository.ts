import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CATEGORIES } from '../domain/category.js';
import { PRIORITIES } from '../domain/priority.js';
import { Ticket } from '../tickets/ticket.entity.js';
import type { TicketStatistics } from './ticket-statistics.js';

/** At least one: a clock that was set back may leave the first ticket in the future. */
const DAYS = `greatest(1, (now() AT TIME ZONE 'UTC')::date - (min(ticket.created_at) AT TIME ZONE 'UTC')::date + 1)`;

@Injectable()
export class StatsRepository {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

  /** Counts everything in one statement, so that all figures belong to the same moment. */
  async aggregate(): Promise<TicketStatistics> {
    const statistics = await this.tickets
      .createQueryBuilder('ticket')
      .select('count(*)::int', 'total')
      .addSelect(`count(*) FILTER (WHERE ticket.status = 'open')::int`, 'open')
      .addSelect(`coalesce(round(count(*) / ${DAYS}::numeric, 1), 0)::float`, 'averagePerDay')
      .addSelect(breakdown('priority', PRIORITIES), 'byPriority')
      .addSelect(breakdown('category', CATEGORIES), 'byCategory')
      .getRawOne<TicketStatistics>();
    if (!statistics) throw new Error('An aggregation without GROUP BY answered no row');
    return statistics;
  }
}

/** A JSON object with the count of each value, zeros included. Column and values are our own constants. */
function breakdown(column: 'priority' | 'category', values: readonly string[]): string {
  const counts = values.map((value) => `'${value}', count(*) FILTER (WHERE ticket.${column} = '${value}')`);
  return `json_build_object(${counts.join(', ')})`;
}
