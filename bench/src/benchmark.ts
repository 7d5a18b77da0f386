import { describeMachine } from './machine.ts';
import { MeasuredSize } from './measured-size.ts';
import { say } from './progress.ts';
import { RESULT_FORMAT, type BenchResult } from './report/result.ts';
import { chosenScenarios } from './scenarios/all.ts';

export interface BenchOptions {
  /** Numbers of tickets to measure with, the smallest first. */
  sizes: readonly number[];
  /** The length of the longest measurement of a round, apart from those that have to ask a number of times. */
  seconds: number;
  rounds: number;
  /** Names of scenarios or of their groups; undefined for all. */
  only: readonly string[] | undefined;
}

/** @throws Failure when a database or a server cannot be started; a scenario that fails is a row with an error */
export async function runBenchmark(options: BenchOptions, stop: AbortSignal): Promise<BenchResult> {
  const prepares = chosenScenarios(options.only);
  const takenAt = new Date().toISOString();
  const sizes: MeasuredSize[] = [];
  const opened = new Set<MeasuredSize>();
  const close = async (size: MeasuredSize): Promise<void> => {
    opened.delete(size);
    await size.close();
  };
  try {
    for (const tickets of options.sizes.toSorted((a, b) => a - b)) {
      const size = await MeasuredSize.open(tickets, sizes[0]?.server, stop);
      opened.add(size);
      sizes.push(size);
      await size.prepare(prepares);
      await size.measure('reading', options);
      // The smallest writes last: the larger ones are measured beside it, and neither is to have the load of writes behind it.
      if (size === sizes[0]) continue;
      await size.measure('writing', options);
      await close(size);
    }
    await sizes[0]?.measure('writing', options);
  } finally {
    const ends = await Promise.allSettled([...opened].map(close));
    // An error must not hide the one that led here.
    for (const end of ends) if (end.status === 'rejected') say(`What was started could not be removed: ${end.reason}`);
  }
  const { seconds, rounds } = options;
  const machine = await describeMachine(sizes[0]?.postgres ?? '');
  const results = sizes.map(({ result }) => result);
  return { format: RESULT_FORMAT, takenAt, machine, settings: { seconds, rounds }, sizes: results };
}
