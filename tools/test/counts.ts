export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts: Readonly<Counts> = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** The last line of a test run, in a form that machines read too: "812 passed, 0 failed", with skipped ones named if any. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * Reads the JSON report that Jest and Vitest share. A test file that could not even be loaded counts as a failure.
 * @throws when it is not such a report
 */
export function countJest(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests?: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return assertCounts({
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + (numTodoTests ?? 0),
  });
}

/**
 * Reads Playwright's JSON report. A test that passed at a second attempt counts as passed; an error outside of the tests
 * counts as a failure.
 * @throws when it is not such a report
 */
export function countPlaywright(report: string): Counts {
  const { stats, errors } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return assertCounts({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  });
}

/**
 * Reads the TAP report of Node's test runner, whose totals stand in comments at the end.
 * @throws when it is not such a report
 */
export function countTap(report: string): Counts {
  const total = (name: string): number => Number(report.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1]);
  return assertCounts({
    passed: total('pass'),
    failed: total('fail') + total('cancelled'),
    skipped: total('skipped') + total('todo'),
  });
}

function assertCounts(counts: Counts): Counts {
  if (Object.values(counts).every((count) => Number.isInteger(count) && count >= 0)) return counts;
  throw new Error(`Not the report of a test runner: ${JSON.stringify(counts)}`);
}
