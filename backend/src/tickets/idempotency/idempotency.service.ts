import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsService } from '../../jobs/jobs.service.js';
import { IdempotencyRepository } from './idempotency.repository.js';

/** In UTC: every hour, so that answers, which quote tickets, are gone an hour after their day at the latest. */
const SCHEDULE = '23 * * * *';

/** Forgets keys whose day is over, whether or not anybody sends keys. */
@Injectable()
export class IdempotencyService implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly repository: IdempotencyRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'forget-idempotency-keys',
      schedule: SCHEDULE,
      run: async () => ({ forgotten: await this.repository.forgetExpired() }),
    });
  }
}
