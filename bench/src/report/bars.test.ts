import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEEP_PAGE, FIRST_PAGE } from '../scenarios/lists.ts';
import { SMALLEST_SIZE, THIS_SIZE } from '../scenarios/statistics.ts';
import { isMet, judge, type Bar } from './bars.ts';
import { sampleResult, sampleRow } from './sample-result.ts';

function barOf(result: Parameters<typeof judge>[0], title: RegExp): Bar {
  const bar = judge(result).bars.find((one) => title.test(one.title));
  assert.ok(bar);
  return bar;
}

const times = (p95: number) => ({ requests: 9, p50: 1, p95, p99: 1 });

describe('the bars', () => {
  it('judge the largest size, against the smallest one', () => {
    const result = sampleResult({
      10: [sampleRow('stats.default', { p95: 1 })],
      1000: [
        sampleRow('stats.default', { p95: 4 }),
        sampleRow('stats.sizes', { variants: { [SMALLEST_SIZE]: times(2), [THIS_SIZE]: times(4) } }),
      ],
    });
    assert.equal(judge(result).tickets, 1000);
    const ratio = barOf(result, /^statistics against 10 tickets/);
    assert.equal(ratio.measured, 2);
    assert.equal(isMet(ratio), false);
    const time = barOf(result, /^statistics, p95/);
    assert.equal(time.measured, 4);
    assert.equal(isMet(time), true);
  });

  it('judge the worst combination of filters, not all of them together', () => {
    const variants = {
      billing: { requests: 9, p50: 1, p95: 3, p99: 3 },
      open: { requests: 9, p50: 1, p95: 40, p99: 50 },
    };
    const bar = barOf(sampleResult({ 10: [sampleRow('list.combinations', { variants })] }), /worst combination/);
    assert.deepEqual([bar.measured, bar.remark, isMet(bar)], [40, 'open', false]);
  });

  it('divide what belongs together', () => {
    const result = sampleResult({
      10: [
        sampleRow('list.deep', { variants: { [FIRST_PAGE]: times(2), [DEEP_PAGE]: times(2.5) } }),
        sampleRow('list.throughput', { perSecond: 300 }),
        sampleRow('list.constant', { perSecond: 600 }),
      ],
    });
    assert.equal(barOf(result, /^page 1,000/).measured, 1.25);
    assert.equal(barOf(result, /^list throughput/).measured, 0.5);
  });

  it('say nothing about what was not measured', () => {
    const bar = barOf(sampleResult({ 10: [] }), /^classify/);
    assert.equal(bar.measured, undefined);
    assert.equal(isMet(bar), undefined);
  });
});
