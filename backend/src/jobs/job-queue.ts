import { createHash } from 'node:crypto';
import { PgBoss, type Job, type JobWithMetadata } from 'pg-boss';
import type { JobKind, JobState, QueueCounts, WorkInput, WorkKind } from './job-kind.js';

/** Connections besides the application's own pool, so that neither can use up the other's. */
const CONNECTIONS = 2;

/** How soon a process takes up work that another one was asked for. */
const POLL_SECONDS = 2;

/** A job whose process has been silent for this long is given to another one. */
const SILENCE_SECONDS = 20;

/** The same for work that people wait for; the least that pg-boss allows. */
const WORK_SILENCE_SECONDS = 10;

/** How often processes look for jobs that were left behind. */
const SUPERVISE_SECONDS = 5;

/** How soon a process notices that its job was cancelled. */
const HEARTBEAT_SECONDS = 1;

/** After this long a job is taken for stuck. */
const LONGEST_RUN_SECONDS = 60 * 60;

/** Failures, and ends of processes, that a job survives. */
const RETRIES = 3;
const RETRY_DELAY_SECONDS = 5;

const SETTINGS = {
  expireInSeconds: LONGEST_RUN_SECONDS,
  heartbeatSeconds: SILENCE_SECONDS,
  retryLimit: RETRIES,
  retryDelay: RETRY_DELAY_SECONDS,
};

/** Work survives any number of ends of processes; what it throws by itself is counted elsewhere. */
const WORK_SETTINGS = {
  expireInSeconds: 24 * 60 * 60,
  heartbeatSeconds: WORK_SILENCE_SECONDS,
  retryLimit: 2 ** 31 - 1,
  retryDelay: 0,
};

const WORKER_OPTIONS = { pollingIntervalSeconds: POLL_SECONDS, heartbeatRefreshSeconds: HEARTBEAT_SECONDS };

const STATES: Record<JobWithMetadata['state'], JobState> = {
  created: 'queued',
  retry: 'queued',
  active: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'failed',
};

export interface QueuedJob {
  readonly id: string;
  readonly state: JobState;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: object | null;
}

/** What pg-boss hands over when a job is due here. */
export interface DueJob {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly isScheduled: boolean;
}

/** What is to be done when jobs are due. */
export interface DueWork {
  readonly kinds: readonly JobKind[];
  readonly runJob: (kind: JobKind, job: DueJob) => Promise<object>;
  readonly workKinds: readonly WorkKind[];
  readonly runWork: (kind: WorkKind, signal: AbortSignal, input: WorkInput) => Promise<object>;
}

/**
 * A queue in PostgreSQL (pg-boss), behind the few operations that we need. pg-boss keeps its tables in the schema
 * `pgboss`, which a migration makes, and brings them up to date itself when it starts, under a lock, so that processes may
 * start together.
 */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, string>();

  /** @param onTrouble is told what fails in the background, such as polling a database that is away */
  constructor(url: string, onTrouble: (error: unknown) => void) {
    const connection = {
      connectionString: url,
      max: CONNECTIONS,
      application_name: 'triagedesk-jobs',
      connectionTimeoutMillis: 5_000,
      // The server gives up on a statement first, the driver a little later, so that none can hang for ever.
      options: '-c statement_timeout=30000',
      query_timeout: 35_000,
      keepAlive: true,
    };
    this.boss = new PgBoss({
      ...connection,
      createSchema: false,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
    });
    this.boss.on('error', onTrouble);
  }

  /**
   * Begins to take up jobs of these kinds.
   * @throws the driver's error when the database cannot be reached; then this queue is of no more use
   */
  async start({ kinds, runJob, workKinds, runWork }: DueWork): Promise<void> {
    await this.boss.start();
    for (const kind of kinds) {
      await this.boss.createQueue(kind.name, { policy: 'exclusive', ...SETTINGS });
      await this.boss.updateQueue(kind.name, SETTINGS); // a queue that an earlier release made
      await this.boss.schedule(kind.name, kind.schedule, { isScheduled: true }, { missed: 'once' });
      await this.take<{ isScheduled?: boolean }>(kind.name, (job) =>
        runJob(kind, { id: job.id, signal: job.signal, isScheduled: job.data?.isScheduled === true }),
      );
    }
    for (const kind of workKinds) {
      // One job at a time in the order of asking; one that is run again goes before those that wait.
      await this.boss.createQueue(kind.name, { policy: 'key_strict_fifo', ...WORK_SETTINGS });
      await this.boss.updateQueue(kind.name, WORK_SETTINGS);
      await this.take<WorkInput>(kind.name, async (job) => {
        if (!job.data) throw new Error(`A job "${kind.name}" has no input.`);
        try {
          return await runWork(kind, job.signal, job.data);
        } finally {
          this.wake(kind.name); // the next one may be waiting already
        }
      });
    }
  }

  /** Jobs that run here are handed back at once, for another process or the next start. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /** False when a job of this kind waits or runs already. */
  async add(name: string): Promise<boolean> {
    const id = await this.boss.send(name, {});
    this.wake(name);
    return id !== null;
  }

  /** Lets work wait for its turn; does nothing when it was added within the last week. */
  async addWork(name: string, { id }: WorkInput): Promise<void> {
    await this.boss.send(name, { id }, { id: workId(name, id), singletonKey: name });
    this.wake(name);
  }

  /** The job of this kind that was asked for last. */
  async latest(name: string): Promise<QueuedJob | null> {
    const jobs = await this.boss.findJobs(name);
    const [job] = jobs.sort((a, b) => b.createdOn.getTime() - a.createdOn.getTime());
    if (!job) return null;
    const { id, state, createdOn, startedOn, completedOn, output } = job;
    return {
      id,
      state: STATES[state],
      requestedAt: createdOn,
      startedAt: state === 'created' || state === 'retry' ? null : startedOn,
      endedAt: completedOn,
      outcome: state === 'completed' ? output : null,
    };
  }

  /** Counts of these kinds, in the order of the names; pg-boss counts anew every few seconds. */
  async counts(names: readonly string[]): Promise<QueueCounts[]> {
    const queues = new Map((await this.boss.getQueues([...names])).map((queue) => [queue.name, queue]));
    return names.map((name) => {
      const { queuedCount = 0, activeCount = 0, failedCount = 0 } = queues.get(name) ?? {};
      return { name, waiting: queuedCount, running: activeCount, failed: failedCount };
    });
  }

  async cancel(name: string, id: string): Promise<void> {
    await this.boss.cancel(name, id);
  }

  private async take<Input>(name: string, handle: (job: Job<Input | null>) => Promise<object>): Promise<void> {
    const worker = await this.boss.work(name, WORKER_OPTIONS, async ([job]: Job<Input | null>[]) => job && handle(job));
    this.workers.set(name, worker);
  }

  /** Saves the worker of this process a turn of waiting: the one that it is in, or the one after its job. */
  private wake(name: string): void {
    const worker = this.workers.get(name);
    if (worker) this.boss.notifyWorker(worker);
  }
}

/** The same for the same input, so that work which is asked for twice is done once. */
function workId(name: string, id: number): string {
  const hex = createHash('sha256').update(`${name} ${id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
