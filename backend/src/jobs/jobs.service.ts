import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseUnavailableError } from '../common/errors/domain-error.js';
import { Environment } from '../config/environment.js';
import type { JobKind, JobReport } from './job-kind.js';
import { JobProgressRepository } from './job-progress.repository.js';
import { JobQueue, type DueJob } from './job-queue.js';

const START_RETRY_MS = 5_000;
const QUIET_MS = 60_000;

/**
 * Work that goes on behind the requests, one job of a kind at a time over all processes. It neither delays the start nor
 * needs the database to be there: it begins when it can, and goes on after an outage.
 */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(JobsService.name);
  private readonly kinds: JobKind[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private queue: JobQueue | null = null;
  private starting: Promise<void> = Promise.resolve();
  private lastComplaint = -Infinity;

  constructor(
    private readonly environment: Environment,
    private readonly progress: JobProgressRepository,
  ) {}

  /** Makes a kind of work known; before the application has started. */
  register(kind: JobKind): void {
    this.kinds.push(kind);
  }

  onApplicationBootstrap(): void {
    if (this.kinds.length > 0) this.starting = this.start();
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

  private available(): JobQueue {
    if (!this.queue) throw new DatabaseUnavailableError();
    return this.queue;
  }

  private async start(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const queue = new JobQueue(this.environment.DATABASE_URL, (error) => this.complain(error));
      try {
        await queue.start(this.kinds, (kind, job) => this.track(this.run(kind, job)));
        this.queue = queue;
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
      if (!signal.aborted) this.logger.warn(`A job "${kind.name}" failed: ${nameOf(error)}.`);
      throw error;
    } finally {
      await this.progress.clear(id).catch((error: unknown) => this.complain(error));
    }
  }

  private async track<T>(work: Promise<T>): Promise<T> {
    this.running.add(work);
    return work.finally(() => this.running.delete(work));
  }

  /** The queue asks the database every few seconds: one line a minute says as much. */
  private complain(error: unknown): void {
    if (this.stopping.signal.aborted || performance.now() - this.lastComplaint < QUIET_MS) return;
    this.lastComplaint = performance.now();
    this.logger.warn(`Background jobs are interrupted: ${nameOf(error)}.`);
  }
}

/** What kind of error it is; messages may quote what must not reach a log. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return [code, name, 'unknown'].find((candidate) => typeof candidate === 'string') as string;
}
