import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reportMarkdown, reportText } from './report-text.ts';
import { failedRow, summarise } from './result.ts';
import { sampleResult, sampleRow } from './sample-result.ts';

const measurement = {
  name: 'create',
  title: 'create, 32 connections',
  requests: 100,
  errors: 0,
  p50: 1,
  p95: 2,
  p99: 3,
  perSecond: 1000,
  floor: { p50: 1, p95: 1, p99: 1, perSecond: 2000 },
};

it('takes medians over the rounds, of shares too, and keeps what a round said when it failed', () => {
  const rounds = [
    measurement,
    { ...measurement, p95: 9, perSecond: 1600, errors: 1, firstError: 'refused' },
    { ...measurement, p95: 3, perSecond: 1200 },
  ];
  const row = summarise(rounds, [
    { now: 90, peak: 100 },
    { now: 110, peak: 140 },
  ]);
  assert.equal(row.p95, 3);
  assert.equal(row.perSecond, 1200);
  assert.equal(row.floor?.share, 0.6);
  assert.deepEqual([row.requests, row.errors, row.firstError], [300, 1, 'refused']);
  assert.deepEqual(row.memory, { now: 100, peak: 140 });
});

it('takes the figures of a variant over its requests of all rounds together, and tells of how many they are', () => {
  const round = (slow: number[], fast: number[]) => ({
    ...measurement,
    byVariant: new Map([
      ['fast', fast],
      ['slow', slow],
    ]),
  });
  const row = summarise([round([1, 2], [1]), round([3, 4, 50], [1])], []);
  assert.deepEqual(row.variants?.['slow'], { requests: 5, p50: 3, p95: 50, p99: 50 });
  assert.match(
    reportText(sampleResult({ 10: [row] })),
    /slowest is “slow”, p95 50\.0 ms of 5 requests; “fast” has 1\.00 ms of 2\./,
  );
});

it('shows the rows, the bars and what failed, and says when the verdicts are not those that were promised', () => {
  const text = reportText(sampleResult({ 20_000: [sampleRow('get'), failedRow('export', 'answered 404')] }));
  assert.match(text, /^get +1\.00 +2\.00 +3\.00 +1,000 +0/m);
  assert.match(text, /export: 1 failed, the first with: answered 404/);
  assert.match(text, /meant for 1,000,000 tickets; these are figures of 20,000/);
});

it('marks missed bars in the Markdown', () => {
  const row = sampleRow('stats.default', { p95: 9 });
  assert.match(reportMarkdown(sampleResult({ 1_000_000: [row] })), /\| statistics, p95 .*\| +9\.00 ms \| +MISSED \|/);
});
