import { Injectable } from '@nestjs/common';
import { StatsRepository } from './stats.repository.js';
import type { TicketStatistics } from './ticket-statistics.js';

@Injectable()
export class StatsService {
  constructor(private readonly repository: StatsRepository) {}

  async read(): Promise<TicketStatistics> {
    return this.repository.aggregate();
  }
}
