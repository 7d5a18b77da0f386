import { Injectable } from '@nestjs/common';
import { periodOf, type PeriodRequest } from './period.js';
import { StatsRepository } from './stats.repository.js';
import type { Period, StatsFilter, TicketStatistics } from './ticket-statistics.js';

@Injectable()
export class StatsService {
  constructor(private readonly repository: StatsRepository) {}

  /**
   * Counts the tickets that match, and what happened to them in a period.
   * @throws ValidationError when the period is empty or too long, or when the database does not know its time zone
   */
  async read(filter: StatsFilter, request: PeriodRequest): Promise<TicketStatistics & { period: Period }> {
    const period = periodOf(request);
    return { ...(await this.repository.count(filter, period)), period };
  }
}
