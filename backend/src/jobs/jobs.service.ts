import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseUnavailableError } from '../common/errors/domain-error.js';
import { errorName } from '../common/logging/error-name.js';
import { OutageLog } from '../common/logging/outage-log.js';
import { Environment } from '../config/environment.js';
import { translateDatabaseError } from '../database/database-error.js';
import {
  WORK_TRIES,
  type JobKind,
  type JobReport,
  type QueueCounts,
  type WorkInput,
  type WorkKind,
} from './job-kind.js';
import { JobProgressRepository } from './job-progress.repository.js';
import { JobQueue, type DueJob } from './job-queue.js';

const START_RETRY_MS = 5_000;
const WORK_RETRY_MS = 1_000;

/** PostgreSQL's code for a statement that took too long. */
const STATEMENT_TIMEOUT = '57014';

/**
 * Work that goes on behind the requests, one job of a kind at a time over all processes. It neither delays the start nor
 * needs the database to be there: it begins when it can, and goes on after an outage.
 */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(JobsService.name);
  private readonly outages = new OutageLog(this.logger, 'Background jobs are interrupted');
  private readonly kinds: JobKind[] = [];
  private readonly workKinds: WorkKind[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private queue: JobQueue | null = null;
  private starting: Promise<void> = Promise.resolve();
  private catchingUp: Promise<void> = Promise.resolve();

  constructor(
    private readonly environment: Environment,
    private readonly progress: JobProgressRepository,
  ) {}

  /** Makes a kind of work known; before the application has started. */
  register(kind: JobKind): void {
    this.kinds.push(kind);
  }

  /** The same for work that people ask for again and again. */
  registerWork(kind: WorkKind): void {
    this.workKinds.push(kind);
  }

  onApplicationBootstrap(): void {
    if (this.kinds.length + this.workKinds.length > 0) this.starting = this.start();
  }

  /** Ends running jobs, which are then handed to another process or kept for the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.starting;
    await this.queue?.stop().catch((error: unknown) => this.complain(error));
    await Promise.allSettled(this.running);
  }

  /**
   * Asks for a job; false when one of the kind waits or runs already.
   * @throws DatabaseUnavailableError, or the driver's error, when the queue cannot be reached
   */
  async request(name: string): Promise<boolean> {
    return this.available().add(name);
  }

  /** How much there is to do of each kind, by its name; null while the queue cannot be reached. */
  async counts(): Promise<readonly QueueCounts[] | null> {
    const names = [...this.kinds, ...this.workKinds].map(({ name }) => name).sort();
    return this.queue && this.queue.counts(names);
  }

  /** The job of this kind that was asked for last, or null when there was none within a week. */
  async latest(name: string): Promise<JobReport | null> {
    const job = await this.available().latest(name);
    if (!job) return null;
    const { id, ...report } = job;
    const entry = job.state === 'running' ? await this.progress.find(id) : null;
    return { ...report, progress: entry && { done: entry.done, of: entry.total } };
  }

  /** Ends the job of this kind that waits or runs, within seconds. False when there is none. */
  async cancel(name: string): Promise<boolean> {
    const job = await this.available().latest(name);
    if (job?.state !== 'queued' && job?.state !== 'running') return false;
    await this.available().cancel(name, job.id);
    return true;
  }

  /**
   * Lets work that the feature's own table holds already wait for its turn. Never fails: what cannot be added now is added
   * as soon as the queue is there, because `unfinished` tells it.
   */
  async enqueue(name: string, input: WorkInput): Promise<void> {
    try {
      await this.available().addWork(name, input);
    } catch (error) {
      this.complain(error);
      this.catchUp();
    }
  }

  private available(): JobQueue {
    if (!this.queue) throw new DatabaseUnavailableError();
    return this.queue;
  }

  private async start(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const queue = new JobQueue(this.environment.DATABASE_URL, (error) => this.complain(error));
      try {
        await queue.start({
          kinds: this.kinds,
          runJob: (kind, job) => this.track(this.run(kind, job)),
          workKinds: this.workKinds,
          runWork: (kind, signal, input) => this.track(this.work(kind, signal, input)),
        });
        this.queue = queue;
        this.catchUp();
        return;
      } catch (error) {
        this.complain(error);
        await queue.stop().catch(() => undefined);
        await wait(START_RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async run(kind: JobKind, { id, signal, isScheduled }: DueJob): Promise<object> {
    const report = (done: number, of: number): void => {
      this.progress.save(id, done, of).catch((error: unknown) => this.complain(error));
    };
    try {
      return await kind.run({ signal: AbortSignal.any([signal, this.stopping.signal]), isScheduled, report });
    } catch (error) {
      if (!signal.aborted) this.logger.warn(`A job "${kind.name}" failed: ${errorName(error)}.`);
      throw error;
    } finally {
      await this.progress.clear(id).catch((error: unknown) => this.complain(error));
    }
  }

  /** Tries again within the job, so that the queue's own retries are left for processes that end. */
  private async work(kind: WorkKind, claim: AbortSignal, input: WorkInput): Promise<object> {
    const signal = AbortSignal.any([claim, this.stopping.signal]);
    let failures = 0;
    for (;;) {
      try {
        const outcome = await kind.run({ signal }, input);
        signal.throwIfAborted(); // it may have returned because it was told to end
        return outcome;
      } catch (error) {
        if (signal.aborted) throw error;
        this.logger.warn(`A job "${kind.name}" was interrupted: ${errorName(error)}.`);
        if (!isPassing(error)) failures++;
        if (failures === WORK_TRIES) {
          await kind.onGivenUp(input);
          return { given_up: errorName(error) };
        }
      }
      await wait(WORK_RETRY_MS, undefined, { signal });
    }
  }

  private catchUp(): void {
    this.catchingUp = this.catchingUp.then(async () => this.addUnfinished());
    void this.track(this.catchingUp);
  }

  /** Adds what the features hold as unfinished and the queue does not have, for as long as it takes. */
  private async addUnfinished(): Promise<void> {
    const { signal } = this.stopping;
    while (this.queue && !signal.aborted) {
      try {
        for (const kind of this.workKinds) {
          for (const input of await kind.unfinished()) await this.queue.addWork(kind.name, input);
        }
        return;
      } catch (error) {
        this.complain(error);
        await wait(START_RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async track<T>(work: Promise<T>): Promise<T> {
    this.running.add(work);
    return work.finally(() => this.running.delete(work));
  }

  private complain(error: unknown): void {
    if (!this.stopping.signal.aborted) this.outages.tell(error);
  }
}

/** The database is away, or another writer was in the way, which says nothing about the work itself. */
function isPassing(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code !== STATEMENT_TIMEOUT && translateDatabaseError(error) instanceof DatabaseUnavailableError;
}
