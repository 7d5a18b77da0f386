import { parentPort, workerData } from 'node:worker_threads';
import { runTraining, type Corpus, type TrainingResult, type TrainingTask } from './training-run.js';

/** What the thread says to the one that started it. */
export type TrainingMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: TrainingResult };

/** Does the training that this thread was started for. */
export function trainHere(readCorpus: () => Corpus): void {
  const say = (message: TrainingMessage) => parentPort?.postMessage(message);
  const result = runTraining(workerData as TrainingTask, readCorpus(), (done, of) =>
    say({ kind: 'progress', done, of }),
  );
  say({ kind: 'result', result });
}
