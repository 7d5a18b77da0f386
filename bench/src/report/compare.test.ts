import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from './compare.ts';
import type { Row } from './result.ts';
import { sampleResult, sampleRow } from './sample-result.ts';

function directionOf(name: string, before: Partial<Row>, now: Partial<Row>): string | undefined {
  const [change] = compare(
    sampleResult({ 10: [sampleRow(name, before)] }),
    sampleResult({ 10: [sampleRow(name, now)] }),
  );
  return change?.direction;
}

describe('comparing two results', () => {
  it('calls a shorter time better and a longer one worse', () => {
    assert.equal(directionOf('get', { p95: 4 }, { p95: 2 }), 'better');
    assert.equal(directionOf('get', { p95: 2 }, { p95: 4 }), 'worse');
  });

  it('calls more requests a second better where many connections are at work, whatever their times', () => {
    assert.equal(directionOf('create', { perSecond: 1000, p95: 1 }, { perSecond: 2000, p95: 9 }), 'better');
    assert.equal(directionOf('create', { perSecond: 2000 }, { perSecond: 1000 }), 'worse');
  });

  it('takes the rate of what has no times', () => {
    assert.equal(directionOf('export', { p95: null, perSecond: 100 }, { p95: null, perSecond: 300 }), 'better');
  });

  it('sees noise where the rounds of either run differ by as much', () => {
    const noisy = { p95: null, perSecond: 0.8 };
    assert.equal(directionOf('get', { p95: 2, spread: { ...noisy, p95: 0.8 } }, { p95: 3 }), 'within noise');
    assert.equal(directionOf('get', { p95: 2 }, { p95: 3, spread: { ...noisy, p95: 0.8 } }), 'within noise');
    assert.equal(directionOf('get', { p95: 2 }, { p95: 2.1 }), 'within noise');
  });

  it('leaves out what only one of them has', () => {
    const before = sampleResult({ 10: [sampleRow('get'), sampleRow('gone')], 100: [sampleRow('get')] });
    const now = sampleResult({ 10: [sampleRow('get'), sampleRow('new')], 1000: [sampleRow('get')] });
    assert.deepEqual(
      compare(before, now).map(({ tickets, title }) => [tickets, title]),
      [[10, 'get']],
    );
  });
});
