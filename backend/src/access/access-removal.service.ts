import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { JobsService } from '../jobs/jobs.service.js';
import { OneTimeLinksRepository } from './links/one-time-links.repository.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { ThrottleService } from './throttle/throttle.service.js';

/** In UTC. */
const SCHEDULE = '20 4 * * *';

/** Forgets sessions, links and beginnings that are over, and attempts that do not count any more. */
@Injectable()
export class AccessRemovalService implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly sessions: SessionsRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly secondFactors: SecondFactorsRepository,
    private readonly throttle: ThrottleService,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-expired-access', schedule: SCHEDULE, run: () => this.forgetExpired() });
  }

  async forgetExpired(): Promise<object> {
    return {
      sessions: await this.sessions.removeExpired(this.environment.SESSION_IDLE_HOURS),
      links: await this.links.removeOld(),
      second_factors: await this.secondFactors.removeOld(),
      attempts: await this.throttle.removeOld(),
    };
  }
}
