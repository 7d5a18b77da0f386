import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import type { ChangedSettingsRepository } from './changed-settings.repository.js';
import { SettingsInForce } from './settings-in-force.js';

describe('the settings in force', () => {
  let kept: Record<string, string | number>;
  let isAway: boolean;
  let warn: jest.SpiedFunction<Logger['warn']>;
  let settings: SettingsInForce;

  beforeEach(() => {
    jest.useFakeTimers();
    kept = {};
    isAway = false;
    warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const rows = () => Object.entries(kept).map(([variable, value]) => ({ variable, value }));
    const findAll = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(rows()));
    settings = new SettingsInForce(new Environment(), { findAll } as unknown as ChangedSettingsRepository);
  });
  afterEach(() => {
    settings.onModuleDestroy();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('are those of the environment, and what administrators have set', async () => {
    kept = { REVIEW_THRESHOLD: 0.8 };
    await settings.onModuleInit();
    expect(settings.current).toMatchObject({ REVIEW_THRESHOLD: 0.8, LEARNING: 'on' });
    expect([settings.isChanged('REVIEW_THRESHOLD'), settings.isChanged('LEARNING')]).toEqual([true, false]);
  });

  it('follow other processes within half a minute', async () => {
    await settings.onModuleInit();
    kept = { LLM_ENABLED: 'off' };
    await jest.advanceTimersByTimeAsync(30_000);
    expect(settings.current.LLM_ENABLED).toBe('off');
    kept = {};
    await jest.advanceTimersByTimeAsync(30_000);
    expect(settings.current.LLM_ENABLED).toBe('on');
  });

  it('stay what they are while the database is away', async () => {
    kept = { LLM_ENABLED: 'off' };
    await settings.onModuleInit();
    isAway = true;
    await expect(settings.follow()).rejects.toThrow('away');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(settings.current.LLM_ENABLED).toBe('off');
  });

  it('do not keep the start waiting for the database, and are read soon after it is there', async () => {
    kept = { REVIEW_THRESHOLD: 0.8 };
    isAway = true;
    await settings.onModuleInit();
    expect(settings.current.REVIEW_THRESHOLD).toBe(0.6);
    isAway = false;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(settings.current.REVIEW_THRESHOLD).toBe(0.8);
  });

  it('have no language model asked until it is known that nobody has switched that off', async () => {
    isAway = true;
    expect(settings.current.LLM_ENABLED).toBe('off');
    await settings.onModuleInit();
    expect(settings.current.LLM_ENABLED).toBe('off');
    isAway = false;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(settings.current.LLM_ENABLED).toBe('on');
  });

  it('say in the log that they cannot be read, and when that happens again', async () => {
    isAway = true;
    await settings.onModuleInit();
    await jest.advanceTimersByTimeAsync(300_000);
    expect(warn.mock.calls).toEqual([['Changed settings of the classifier cannot be read: Error.']]);
    isAway = false;
    await jest.advanceTimersByTimeAsync(2_000);
    isAway = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['REVIEW_THRESHOLD', 0, 0.6],
    ['REVIEW_THRESHOLD', '0.8', 0.6],
    ['LEARNING', 'never', 'on'],
    ['LEARNING_MIN_DECISIONS', 1.5, 50],
    ['LLM_DAILY_CALLS', -1, 10_000],
  ] as const)('are not %s = %j, which nobody could have set', async (variable, value, environment) => {
    kept = { [variable]: value, LLM_DAILY_TOKENS: 5, OF_ANOTHER_RELEASE: 1 };
    await settings.onModuleInit();
    expect(settings.current).toMatchObject({ [variable]: environment, LLM_DAILY_TOKENS: 5 });
    expect(settings.isChanged(variable)).toBe(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(warn.mock.calls).toEqual([[`What is kept for ${variable} cannot be used; the environment's value holds.`]]);
  });

  it('are looked for no longer when the process stops', async () => {
    await settings.onModuleInit();
    settings.onModuleDestroy();
    expect(jest.getTimerCount()).toBe(0);
  });
});
