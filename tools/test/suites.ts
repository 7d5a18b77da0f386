import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from '../check/run-checks.ts';
import { findOrInstallChromium } from '../chromium.ts';
import { messageOf } from '../process/failure.ts';
import { runCommand } from '../process/command.ts';
import { backend, buildStale, frontend } from '../product/build.ts';
import { withoutProductSettings } from '../product/settings.ts';
import { stateFolder } from '../repository.ts';
import { countJest, countPlaywright, countTap, type Counts } from './counts.ts';

export interface Suite {
  /** As given to `--only`. */
  name: string;
  title: string;
  run(stop: AbortSignal): Promise<Counts>;
}

const reports = join(stateFolder, 'test-reports');

/** All the suites, the quick ones first. */
export const suites: readonly Suite[] = [
  { name: 'check', title: 'Checks', run: runChecks },
  {
    name: 'tools',
    title: 'Tests of the tools and of the benchmark',
    run: (stop) => {
      const report = reportFile('tools.tap');
      const spec = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
      const tap = ['--test-reporter=tap', `--test-reporter-destination=${report}`];
      const args = ['--test', ...spec, ...tap, 'tools/**/*.test.ts', 'bench/**/*.test.ts'];
      return runSuite({ command: process.execPath, args, report, count: countTap, stop });
    },
  },
  {
    name: 'backend',
    title: 'Tests of the server: units, and integration and API on PostgreSQL',
    run: (stop) => {
      const report = reportFile('backend.json');
      const args = ['test', '--workspace', 'backend', '--', '--json', `--outputFile=${report}`];
      return runSuite({ command: 'npm', args, report, count: countJest, stop });
    },
  },
  {
    name: 'frontend',
    title: 'Tests of the interface',
    run: (stop) => {
      const report = reportFile('frontend.json');
      const reporters = ['--reporters=default', '--reporters=json', `--output-file=${report}`];
      const args = ['test', '--workspace', 'frontend', '--', '--watch=false', ...reporters];
      return runSuite({ command: 'npm', args, report, count: countJest, stop });
    },
  },
  {
    name: 'e2e',
    title: 'Tests in the browser',
    run: async (stop) => {
      await buildStale([backend, frontend], stop);
      const chromium = await findOrInstallChromium(stop);
      const report = reportFile('e2e.json');
      const env = {
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
      };
      return runSuite({
        command: 'npm',
        args: ['test', '--workspace', 'e2e'],
        env,
        report,
        count: countPlaywright,
        stop,
      });
    },
  },
];

interface Run {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Where the runner writes its report. */
  report: string;
  count: (report: string) => Counts;
  stop: AbortSignal;
}

/** A runner that fails without naming a failed test, or leaves no report, counts as one failure. */
async function runSuite({ command, args, env, report, count, stop }: Run): Promise<Counts> {
  const settings = { ...withoutProductSettings(process.env), NG_CLI_ANALYTICS: 'false', ...env };
  const { ok } = await runCommand(command, args, { env: settings, stop, show: true });
  stop.throwIfAborted();
  try {
    const counts = count(readFileSync(report, 'utf8'));
    return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch (error) {
    console.error(`The tests left no report: ${messageOf(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The path of a report that does not exist yet, so that one of an earlier run is never read. */
function reportFile(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}
