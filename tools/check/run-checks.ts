import { formatSeconds } from '../process/progress.ts';
import { backend, buildStale } from '../product/build.ts';
import type { Counts } from '../test/counts.ts';
import { steps, type Step } from './steps.ts';

/** Steps run at a time: each is a process of its own with one busy thread. */
const parallelSteps = 2;

/**
 * Runs every step, also after one that failed, and shows each with its time as soon as it is over.
 * @returns one count for each step
 * @throws Failure when the backend cannot be built
 */
export async function runChecks(stop: AbortSignal): Promise<Counts> {
  await buildStale([backend], stop);
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      counts[(await runStep(step, stop)) ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: parallelSteps }, work));
  return counts;
}

async function runStep(step: Step, stop: AbortSignal): Promise<boolean> {
  stop.throwIfAborted();
  const started = performance.now();
  const { ok, output, skipped } = await step.run(stop);
  stop.throwIfAborted();
  const note = skipped ?? formatSeconds(performance.now() - started);
  console.log(`${skipped !== undefined ? '–' : ok ? '✓' : '✗'} ${step.name} (${note})`);
  if (!ok) console.log(output.trim().replace(/^/gm, '    '));
  return ok;
}
