/** A job while this process works on it. */
export interface RunningJob {
  /** Aborts when the job is cancelled, taken away or has to end because the process does. */
  readonly signal: AbortSignal;
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
