import type { QueueCounts } from '../jobs/job-kind.js';

export interface DatabaseFigures {
  /** Of the server, such as "18.4". */
  readonly version: string;
  /** Milliseconds from a short question to its answer. */
  readonly latencyMs: number;
  readonly sizeBytes: number;
  /** Connections to this database, of all processes. */
  readonly connections: number;
}

/** The server as it is at a moment. What is not said otherwise is of the process that tells it. */
export interface SystemState {
  readonly startedAt: Date;
  readonly memory: { readonly residentBytes: number; readonly heapUsedBytes: number };
  readonly database: DatabaseFigures & { readonly isMigrated: boolean };
  /** Of all processes; null while the queue cannot be reached. */
  readonly queues: readonly QueueCounts[] | null;
  readonly eventClients: { readonly connected: number; readonly most: number };
}
