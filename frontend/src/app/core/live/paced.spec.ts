import { Subject, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Paced } from './paced';

describe('Paced', () => {
  let works: Subject<void>[];
  let paced: Paced;

  beforeEach(() => {
    vi.useFakeTimers();
    works = [];
    paced = new Paced(1_000, () => {
      const work = new Subject<void>();
      works.push(work);
      return work;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins at once, and then at most once in a while', () => {
    paced.ask();
    vi.advanceTimersByTime(0);
    expect(works).toHaveLength(1);
    works[0]?.complete();

    for (let asked = 0; asked < 100; asked++) paced.ask();
    vi.advanceTimersByTime(999);
    expect(works).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(works).toHaveLength(2);
  });

  it('is done once more when it was asked for meanwhile, and never twice at a time', () => {
    paced.ask();
    vi.advanceTimersByTime(0);
    paced.ask();
    paced.ask();
    vi.advanceTimersByTime(5_000);
    expect(works).toHaveLength(1);

    works[0]?.complete();
    vi.advanceTimersByTime(0);
    expect(works).toHaveLength(2);
    works[1]?.complete();
    vi.advanceTimersByTime(5_000);
    expect(works).toHaveLength(2);
  });

  it('outlives a failure', () => {
    let failures = 0;
    const failing = new Paced(1_000, () => {
      failures++;
      return throwError(() => new Error('lost'));
    });
    failing.ask();
    vi.advanceTimersByTime(0);
    failing.ask();
    vi.advanceTimersByTime(1_000);
    expect(failures).toBe(2);
  });

  it('stops', () => {
    paced.ask();
    paced.stop();
    vi.advanceTimersByTime(5_000);
    expect(works).toHaveLength(0);
  });
});
