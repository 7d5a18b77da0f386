import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../access/audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import type { JobReport, RunningJob } from '../../jobs/job-kind.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { SettingsInForce } from '../settings/settings-in-force.js';
import { ClassifierModelRepository } from './classifier-model.repository.js';
import { DecidedTicketsRepository } from './decided-tickets.repository.js';
import { LearningOffError, NoTrainingError, TrainingRunningError } from './learning-errors.js';
import { ShippedModel } from './shipped-model.js';
import type { TrainingOutcome } from './training-outcome.js';
import { TrainingService } from './training.service.js';

const JOB = 'train-classifier';

/** In UTC: once a night, when there is something new. */
const SCHEDULE = '0 3 * * *';

/** How soon a training ends when learning is switched off. */
const LOOK_MS = 1_000;

const OFF = 'Learning is switched off.';

/** When trainings happen: every night that has enough new decisions, and whenever somebody asks. */
@Injectable()
export class LearningService implements OnModuleInit {
  constructor(
    private readonly settings: SettingsInForce,
    private readonly jobs: JobsService,
    private readonly training: TrainingService,
    private readonly decided: DecidedTicketsRepository,
    private readonly models: ClassifierModelRepository,
    private readonly shipped: ShippedModel,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: JOB, schedule: SCHEDULE, run: (job) => this.trainIfDue(job) });
  }

  get isOn(): boolean {
    return this.settings.current.LEARNING === 'on';
  }

  /** The latest training, or null when there was none within a week; also while learning is off. */
  async latest(): Promise<JobReport | null> {
    return this.jobs.latest(JOB);
  }

  /**
   * Asks for a training, which one of the processes takes up within seconds.
   * @throws LearningOffError
   * @throws TrainingRunningError
   */
  async request(origin: Origin): Promise<JobReport | null> {
    if (!this.isOn) throw new LearningOffError();
    if (!(await this.jobs.request(JOB))) throw new TrainingRunningError();
    await this.audit.record({ kind: 'training_requested', ...origin });
    return this.latest();
  }

  /**
   * Ends the training that waits or runs, wherever that is, within seconds; it leaves nothing behind.
   * @throws NoTrainingError
   */
  async cancel(origin: Origin): Promise<JobReport | null> {
    if (!(await this.jobs.cancel(JOB))) throw new NoTrainingError();
    await this.audit.record({ kind: 'training_cancelled', ...origin });
    return this.latest();
  }

  /** The job: a person asked for it, or the night came and enough is new. */
  async trainIfDue(job: RunningJob): Promise<TrainingOutcome> {
    // Another process may have switched learning on a moment ago; what was known last will do when that cannot be read.
    await this.settings.follow().catch(() => undefined);
    if (!this.isOn) return skipped(OFF);
    const needed = this.settings.current.LEARNING_MIN_DECISIONS;
    const decided = job.isScheduled ? await this.countNew() : Infinity;
    if (decided >= needed) return this.trainWhileOn(job);
    return skipped(
      `Agents decided on ${decided} tickets since the last training; ${needed} are enough for another one.`,
    );
  }

  /** Nobody wants a version any more whose training was under way when learning was switched off. */
  private async trainWhileOn(job: RunningJob): Promise<TrainingOutcome> {
    const off = new AbortController();
    const look = setInterval(() => {
      if (!this.isOn) off.abort();
    }, LOOK_MS);
    try {
      return await this.training.train({ ...job, signal: AbortSignal.any([job.signal, off.signal]) });
    } catch (error) {
      if (off.signal.aborted) return skipped(OFF);
      throw error;
    } finally {
      clearInterval(look);
    }
  }

  private async countNew(): Promise<number> {
    return this.decided.countSince(await this.models.findLastTraining(this.shipped.version));
  }
}

function skipped(reason: string): TrainingOutcome {
  return { result: 'skipped', version: null, reason };
}
