/** Work while this process is at it. */
export interface RunningWork {
  /** Aborts when the job is cancelled, taken away or has to end because the process does. */
  readonly signal: AbortSignal;
}

/** A job while this process works on it. */
export interface RunningJob extends RunningWork {
  /** True when the schedule asked for the job, not a person. */
  readonly isScheduled: boolean;
  /** Tells how far the job is: so many steps of so many. */
  readonly report: (done: number, of: number) => void;
}

/** A kind of background work. Of each kind at most one job waits or runs at a time, over all processes. */
export interface JobKind {
  /** Names the queue: letters, digits, hyphens. */
  readonly name: string;
  /** When it is due by itself: a cron expression in UTC. */
  readonly schedule: string;
  /** Does the work; what it answers is kept as the job's outcome for a week. Whatever it throws is tried again. */
  readonly run: (job: RunningJob) => Promise<object>;
}

/** What a job of a work kind is about: the number of a row in the feature's own table. */
export interface WorkInput {
  readonly id: number;
}

/**
 * A kind of work that people ask for again and again. Of each kind one job runs at a time, over all processes, and further
 * ones wait in order. The feature's own tables hold state, progress, results and the wish to cancel; the queue only
 * decides whose turn it is.
 */
export interface WorkKind {
  /** Names the queue: letters, digits, hyphens. */
  readonly name: string;
  /**
   * Does the work, or the rest of it: a job whose process ends is run again with the same input, as often as it takes. A
   * run that was taken for dead may still be at its last statement when the next one begins, so what a run writes has to
   * be written together with its progress, behind a lock. Told to end by the signal, it may throw or return. What it
   * throws is tried again, `WORK_TRIES` times in all; an outage of the database is not counted.
   */
  run(job: RunningWork, input: WorkInput): Promise<object>;
  /** Told when a job threw the last time that it may: the feature's row has failed. Called again if this throws. */
  onGivenUp(input: WorkInput): Promise<void>;
  /** The inputs of what waits or runs according to the feature's own table, in order: whatever the queue missed is added. */
  unfinished(): Promise<readonly WorkInput[]>;
}

/** How often work that throws by itself is tried before it is given up. */
export const WORK_TRIES = 3;

/** How much of a kind there is to do, over all processes, as it was some seconds ago. */
export interface QueueCounts {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  /** Those that were given up within a week. */
  readonly failed: number;
}

export const JOB_STATES = ['queued', 'running', 'completed', 'cancelled', 'failed'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** A job as every process sees it. */
export interface JobReport {
  readonly state: JobState;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Steps done of all steps; null before the first one and after the end. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** What the job's work answered; null until it is completed. */
  readonly outcome: object | null;
}
