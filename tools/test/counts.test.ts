import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addCounts, countJest, countPlaywright, countTap, summaryLine } from './counts.ts';

const jestReport = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
  ],
};

describe('countJest', () => {
  it('takes the totals, with skipped and planned tests as skipped', () => {
    assert.deepEqual(countJest(JSON.stringify(jestReport)), { passed: 7, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = {
      ...jestReport,
      testResults: [...jestReport.testResults, { status: 'failed', assertionResults: [] }],
    };
    assert.equal(countJest(JSON.stringify(broken)).failed, 2);
  });

  it('refuses what is no report', () => {
    assert.throws(() => countJest('{"testResults": []}'), /Not the report/);
    assert.throws(() => countJest(''));
  });
});

describe('countPlaywright', () => {
  it('counts a test that needed a second attempt as passed, and an error outside of tests as failed', () => {
    const report = { stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }, errors: [{ message: 'no config' }] };
    assert.deepEqual(countPlaywright(JSON.stringify(report)), { passed: 6, failed: 3, skipped: 3 });
  });
});

describe('countTap', () => {
  const totals = { tests: 9, suites: 2, pass: 4, fail: 1, cancelled: 1, skipped: 2, todo: 1, duration_ms: 12.5 };
  const report = `TAP version 13\nok 1 - names "# pass 90" in a title\n1..1\n${Object.entries(totals)
    .map(([name, value]) => `# ${name} ${value}`)
    .join('\n')}\n`;

  it('takes the totals at the end', () => {
    assert.deepEqual(countTap(report), { passed: 4, failed: 2, skipped: 3 });
  });

  it('refuses a report that ends before its totals', () => {
    assert.throws(() => countTap(report.split('# fail')[0] ?? ''), /Not the report/);
  });
});

describe('summaryLine', () => {
  it('names skipped tests only when there are any', () => {
    assert.equal(summaryLine({ passed: 12, failed: 0, skipped: 0 }), '12 passed, 0 failed');
    assert.equal(summaryLine({ passed: 12, failed: 1, skipped: 2 }), '12 passed, 1 failed, 2 skipped');
  });

  it('adds suites up', () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    assert.deepEqual(sum, { passed: 11, failed: 22, skipped: 33 });
  });
});
