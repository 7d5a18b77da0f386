import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SimilarTicketsRepository } from './similar-tickets.repository.js';
import { WordFrequenciesService } from './word-frequencies.service.js';

describe('WordFrequenciesService', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const STATISTICS = { tickets: 1, words: [], shares: [] };

  it('reads the statistics once a minute, also for many at once', async () => {
    const readStatistics = jest.fn(() => Promise.resolve(STATISTICS));
    const service = new WordFrequenciesService({ readStatistics } as unknown as SimilarTicketsRepository);
    const [first, second] = await Promise.all([service.read(), service.read()]);
    expect(first).toBe(second);
    expect(readStatistics).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(59_000);
    await service.read();
    expect(readStatistics).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(2_000);
    await service.read();
    expect(readStatistics).toHaveBeenCalledTimes(2);
  });

  it('keeps no failure', async () => {
    const readStatistics = jest
      .fn<() => Promise<typeof STATISTICS>>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(STATISTICS);
    const service = new WordFrequenciesService({ readStatistics } as unknown as SimilarTicketsRepository);
    await expect(service.read()).rejects.toThrow('gone');
    await expect(service.read()).resolves.toBeDefined();
  });
});
