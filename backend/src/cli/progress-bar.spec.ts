import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProgressBar } from './progress-bar.js';

describe('ProgressBar', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function barOn(isTTY: boolean, total: number) {
    const written: string[] = [];
    const bar = new ProgressBar({ isTTY, write: (text) => written.push(text) }, 'Evaluating', total);
    return { bar, written };
  }

  it('redraws one line on a terminal, not too often, and leaves it in the end', () => {
    const { bar, written } = barOn(true, 4);
    bar.show(1);
    jest.advanceTimersByTime(100);
    bar.show(2);
    bar.show(3);
    bar.show(4);
    bar.end();
    bar.end();
    expect(written).toEqual([
      `\rEvaluating [${'#'.repeat(15)}${'.'.repeat(15)}] 2 of 4`,
      `\rEvaluating [${'#'.repeat(30)}] 4 of 4`,
      '\n',
    ]);
  });

  it('writes a plain line now and then where nothing can be redrawn', () => {
    const { bar, written } = barOn(false, 1_000);
    bar.show(1);
    jest.advanceTimersByTime(10_000);
    bar.show(2);
    bar.show(3);
    bar.show(1_000);
    bar.end();
    expect(written).toEqual(['Evaluating: 2 of 1000\n', 'Evaluating: 1000 of 1000\n']);
  });
});
