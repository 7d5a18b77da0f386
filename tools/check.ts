import { runChecks } from './check/run-checks.ts';
import { runTool } from './process/run-tool.ts';

/** `npm run check`: everything about the code that can be judged without running tests. */
runTool(async (stop) => {
  const { passed, failed } = await runChecks(stop);
  console.log(`${passed} of ${passed + failed} checks passed`);
  return failed === 0 ? 0 : 1;
});
