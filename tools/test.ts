import { parseArgs } from 'node:util';
import { Failure, messageOf } from './process/failure.ts';
import { formatSeconds } from './process/progress.ts';
import { runTool } from './process/run-tool.ts';
import { addCounts, noCounts, summaryLine, type Counts } from './test/counts.ts';
import { suites, type Suite } from './test/suites.ts';

/** `npm test`: every suite, or those that `npm test -- --only backend,e2e` names. */
runTool(async (stop) => {
  let total: Counts = noCounts;
  for (const suite of chosenSuites()) {
    const started = performance.now();
    console.log(`\n━━ ${suite.title} ━━`);
    const counts = await runSuite(suite, stop);
    console.log(`${suite.title}: ${summaryLine(counts)} in ${formatSeconds(performance.now() - started)}`);
    total = addCounts(total, counts);
  }
  console.log(`\n${summaryLine(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** A suite that cannot run must not keep the others from running. */
async function runSuite(suite: Suite, stop: AbortSignal): Promise<Counts> {
  try {
    return await suite.run(stop);
  } catch (error) {
    stop.throwIfAborted();
    console.error(error instanceof Failure ? messageOf(error) : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function chosenSuites(): readonly Suite[] {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  if (only === undefined) return suites;
  return only.split(',').map((name) => {
    const suite = suites.find((each) => each.name === name.trim());
    if (suite === undefined) {
      throw new Failure(`There is no suite "${name}": choose from ${suites.map((each) => each.name).join(', ')}.`);
    }
    return suite;
  });
}
