import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { DatabaseState } from '../database/database-state.js';
import { EventStreamsService } from '../events/event-streams.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { DatabaseFiguresRepository } from './database-figures.repository.js';
import type { SystemState } from './system-state.js';

@Injectable()
export class SystemService {
  constructor(
    private readonly databaseState: DatabaseState,
    private readonly figures: DatabaseFiguresRepository,
    private readonly jobs: JobsService,
    private readonly streams: EventStreamsService,
    private readonly environment: Environment,
  ) {}

  /** @throws the driver's error when the database cannot be reached */
  async read(): Promise<SystemState> {
    const figures = await this.figures.read();
    const { rss, heapUsed } = process.memoryUsage();
    return {
      startedAt: new Date(Date.now() - process.uptime() * 1_000),
      memory: { residentBytes: rss, heapUsedBytes: heapUsed },
      database: { ...figures, isMigrated: await this.databaseState.isCurrent() },
      queues: await this.jobs.counts(),
      eventClients: { connected: this.streams.clients, most: this.environment.EVENTS_MAX_CLIENTS },
    };
  }
}
