import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { atMostEvery } from './at-most-every.js';

describe('atMostEvery', () => {
  const work = jest.fn();
  beforeEach(() => {
    jest.useFakeTimers();
    work.mockReset();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('does it at once, and what is asked for meanwhile once at the end of the time', () => {
    const ask = atMostEvery(50, work);
    for (let count = 0; count < 5; count++) ask();
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(49);
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(2);
    ask();
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('does it no more often, however often it is asked for', () => {
    const ask = atMostEvery(50, work);
    for (let milliseconds = 0; milliseconds < 1_000; milliseconds++) {
      ask();
      jest.advanceTimersByTime(1);
    }
    expect(work).toHaveBeenCalledTimes(21);
  });

  it('does it again later when the work itself asks for it', () => {
    const ask = atMostEvery(50, work);
    work.mockImplementationOnce(() => ask());
    ask();
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(50);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('forgets what was asked for', () => {
    const ask = atMostEvery(50, work);
    ask();
    ask();
    ask.cancel();
    jest.advanceTimersByTime(100);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
