import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsService } from '../jobs/jobs.service.js';
import { TicketEventsRepository } from './ticket-events.repository.js';

/** In UTC. */
const SCHEDULE = '50 3 * * *';

const KEPT_DAYS = 30;

/** Forgets the events of tickets that were deleted a while ago. */
@Injectable()
export class EventRemovalService implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly events: TicketEventsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-ticket-events', schedule: SCHEDULE, run: () => this.forgetOld() });
  }

  async forgetOld(): Promise<object> {
    const before = new Date(Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1_000);
    return { forgotten: await this.events.forgetDeletedBefore(before) };
  }
}
