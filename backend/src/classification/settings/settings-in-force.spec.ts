import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Environment } from '../../config/environment.js';
import type { ChangeableSettings } from './changeable-settings.js';
import type { ChangedSettingsRepository } from './changed-settings.repository.js';
import { SettingsInForce } from './settings-in-force.js';

describe('the settings in force', () => {
  let kept: Partial<ChangeableSettings>;
  let isAway: boolean;
  let settings: SettingsInForce;

  beforeEach(() => {
    jest.useFakeTimers();
    kept = {};
    isAway = false;
    const findAll = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(kept));
    settings = new SettingsInForce(new Environment(), { findAll } as unknown as ChangedSettingsRepository);
  });
  afterEach(() => {
    settings.onModuleDestroy();
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
    kept = { LLM_ENABLED: 'off' };
    isAway = true;
    await settings.onModuleInit();
    expect(settings.current.LLM_ENABLED).toBe('on');
    isAway = false;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(settings.current.LLM_ENABLED).toBe('off');
  });

  it('are looked for no longer when the process stops', async () => {
    await settings.onModuleInit();
    settings.onModuleDestroy();
    expect(jest.getTimerCount()).toBe(0);
  });
});
