import assert from 'node:assert/strict';
import { beforeEach, describe, it, type TestContext } from 'node:test';
import { Report } from './report.ts';

describe('Report', () => {
  let report: Report;
  beforeEach(() => (report = new Report()));

  const linesOf = (test: TestContext): string[] => {
    const lines: string[] = [];
    test.mock.method(console, 'log', (line: string) => void lines.push(line));
    return lines;
  };

  it('prints a line for each check, with what was expected and seen', (test) => {
    const lines = linesOf(test);
    report.equal('status', 200, 200);
    report.equal('list', [1, 2], [2, 1]);
    report.that('page', false, 'HTML', null);
    assert.deepEqual(lines, [
      'ok   status: as expected 200',
      'FAIL list: expected [2,1], saw [1,2]',
      'FAIL page: expected HTML, saw null',
    ]);
    assert.deepEqual([report.passed, report.failed], [1, 2]);
  });

  it('counts a group that breaks off as failed and goes on', async (test) => {
    const lines = linesOf(test);
    await report.group('First', () => Promise.reject(new Error('connection lost')));
    await report.group('Second', () => {
      report.equal('status', 204, 204);
      return Promise.resolve();
    });
    assert.equal(lines[1], 'FAIL First: expected to go through, saw connection lost');
    assert.deepEqual([report.passed, report.failed], [1, 1]);
  });
});
