import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { FoldingService } from './folding.service.js';
import type { NotedChangesRepository } from './noted-changes.repository.js';

class Folding extends FoldingService {
  constructor(changes: Pick<NotedChangesRepository, 'fold' | 'sweep'>) {
    super(changes, 'Folding');
  }
}

describe('FoldingService', () => {
  const fold = jest.fn<() => Promise<number>>();
  const sweep = jest.fn<() => Promise<void>>();
  let warn: jest.SpiedFunction<Logger['warn']>;
  let service: Folding;
  beforeEach(() => {
    jest.useFakeTimers();
    fold.mockReset().mockResolvedValue(0);
    sweep.mockReset().mockResolvedValue();
    warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    service = new Folding({ fold, sweep });
    service.onApplicationBootstrap();
  });
  afterEach(async () => {
    await service.onModuleDestroy();
    warn.mockRestore();
    jest.useRealTimers();
  });

  const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

  it('folds every second, and never twice at once', async () => {
    await seconds(5);
    expect(fold).toHaveBeenCalledTimes(5);
    let end = (_folded: number): void => undefined;
    fold.mockImplementation(() => new Promise((resolve) => (end = resolve)));
    await seconds(5);
    expect(fold).toHaveBeenCalledTimes(6);
    end(1);
    fold.mockResolvedValue(0);
    await seconds(1);
    expect(fold).toHaveBeenCalledTimes(7);
  });

  it('sweeps after some thousand changes, and not again before as many more', async () => {
    fold.mockResolvedValue(1_500);
    await seconds(2);
    expect(sweep).not.toHaveBeenCalled();
    await seconds(1);
    expect(sweep).toHaveBeenCalledTimes(1);
    await seconds(2);
    expect(sweep).toHaveBeenCalledTimes(1);
    await seconds(1);
    expect(sweep).toHaveBeenCalledTimes(2);
  });

  it('sweeps later what it could not', async () => {
    fold.mockResolvedValueOnce(5_000);
    sweep.mockRejectedValueOnce(new Error('away'));
    await seconds(2);
    expect(sweep).toHaveBeenCalledTimes(2);
  });

  it('goes on through an outage, with one line a minute and nothing that the error quotes', async () => {
    fold.mockRejectedValue(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }));
    await seconds(59);
    expect(warn.mock.calls).toEqual([['Folding is interrupted: ECONNREFUSED.']]);
    await seconds(10);
    expect(warn).toHaveBeenCalledTimes(2);
    fold.mockResolvedValue(0);
    const before = fold.mock.calls.length;
    await seconds(3);
    expect(fold.mock.calls.length).toBe(before + 3);
  });

  it('stops when what it began has ended, and begins nothing more', async () => {
    let end = (_folded: number): void => undefined;
    fold.mockImplementation(() => new Promise((resolve) => (end = resolve)));
    await seconds(1);
    let hasStopped = false;
    const stopping = service.onModuleDestroy().then(() => (hasStopped = true));
    await seconds(1);
    expect(hasStopped).toBe(false);
    end(10_000);
    await stopping;
    await seconds(5);
    expect(fold).toHaveBeenCalledTimes(1);
    expect(sweep).not.toHaveBeenCalled();
  });
});
