import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SettingsInForce } from '../../classification/settings/settings-in-force.js';
import type { RunningWork, WorkInput } from '../../jobs/job-kind.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { ticketFilterOf, type TicketFilter } from '../list/ticket-filter.js';
import { BULK_WORK, type BulkFilter } from './bulk-change.js';
import { BulkChangesRepository } from './bulk-changes.repository.js';
import { BulkRunRepository } from './bulk-run.repository.js';
import { BulkTargetsRepository } from './bulk-targets.repository.js';

/** Tickets of one transaction: their rows are locked for as long as it takes, which is around a tenth of a second. */
const BATCH_SIZE = 250;

/** Between two batches, for the requests of people who wait. */
const PAUSE_MS = 5;

/** What is kept for undoing a bulk change must not outlive its use. */
const KEPT_DAYS = 7;

/** In UTC. */
const REMOVAL_SCHEDULE = '30 3 * * *';

/** Carries out bulk changes in the background, one at a time over all processes, in the order of asking. */
@Injectable()
export class BulkRunner implements OnModuleInit {
  constructor(
    private readonly settings: SettingsInForce,
    private readonly jobs: JobsService,
    private readonly changes: BulkChangesRepository,
    private readonly targets: BulkTargetsRepository,
    private readonly runs: BulkRunRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.registerWork({
      name: BULK_WORK,
      run: (job, input) => this.run(job, input),
      onGivenUp: ({ id }) => this.changes.fail(id),
      unfinished: async () => (await this.changes.findUnfinished()).map((id) => ({ id })),
    });
    this.jobs.register({ name: 'forget-bulk-changes', schedule: REMOVAL_SCHEDULE, run: () => this.forgetOld() });
  }

  /** Begins a bulk change or goes on with it, until it has ended. */
  async run({ signal }: RunningWork, { id }: WorkInput): Promise<object> {
    const change = await this.runs.begin(id);
    if (!change) return { id };
    if (!change.cancelRequested) await this.targets.choose(change, this.ticketFilter(change.filter), signal);
    while (await this.runs.runBatch(id, BATCH_SIZE)) {
      await wait(PAUSE_MS, undefined, { signal });
    }
    return { id };
  }

  /** Forgets what ended more than a week ago. */
  async forgetOld(): Promise<object> {
    const forgotten = await this.changes.removeEndedBefore(new Date(Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1_000));
    return { forgotten };
  }

  private ticketFilter(filter: BulkFilter | null): TicketFilter | null {
    if (!filter) return null;
    const { needs_review: needsReview, review_threshold: threshold, ...rest } = filter;
    const query = {
      ...rest,
      ...(needsReview !== undefined && ({ needs_review: needsReview ? 'true' : 'false' } as const)),
    };
    return ticketFilterOf(query, threshold ?? this.settings.current.REVIEW_THRESHOLD);
  }
}
