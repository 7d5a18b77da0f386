import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Progress } from '../embedded/training.js';
import type { TrainingResult, TrainingTask } from './training-run.js';
import type { TrainingMessage } from './training-thread.js';

const PROGRAM = new URL('./training-worker.js', import.meta.url);

/** Trains in a thread of its own, so that requests are answered meanwhile. */
export class Trainer {
  /** @param program what runs in the thread */
  constructor(
    private readonly program: URL = PROGRAM,
    private readonly options: WorkerOptions = {},
  ) {}

  /**
   * @throws the signal's reason as soon as it aborts, when the thread is ended wherever it is
   * @throws what the thread throws
   */
  async train(task: TrainingTask, signal: AbortSignal, progress: Progress): Promise<TrainingResult> {
    signal.throwIfAborted();
    const worker = new Worker(this.program, { ...this.options, workerData: task });
    const { promise, resolve, reject } = Promise.withResolvers<TrainingResult>();
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
    worker.on('message', (message: TrainingMessage) => {
      if (message.kind === 'result') resolve(message.result);
      else progress(message.done, message.of);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The training ended without a result.')));
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      await worker.terminate();
    }
  }
}
