import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { AttemptsRepository } from './attempts.repository.js';
import { TooManyAttemptsError } from './throttle-errors.js';
import { ThrottleService } from './throttle.service.js';

const AWAY = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

const throttleOn = (count: () => Promise<number>) =>
  new ThrottleService({ count, takeBack: () => Promise.resolve() } as unknown as AttemptsRepository);
const check = (throttle: ThrottleService) =>
  throttle.check({ address: '192.0.2.7' }, () => Promise.resolve('checked')).catch((error: unknown) => error);

describe('ThrottleService', () => {
  it('checks a few at once, lets some wait, and refuses the others at once', async () => {
    const turns: (() => void)[] = [];
    const throttle = throttleOn(() => new Promise((go) => turns.push(() => go(0))));
    const attempts = Array.from({ length: 100 }, () => check(throttle));
    expect(turns).toHaveLength(6);
    expect(await attempts.at(-1)).toBeInstanceOf(TooManyAttemptsError);
    while (turns.length > 0) {
      turns.shift()?.();
      await new Promise(setImmediate);
    }
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome === 'checked')).toHaveLength(66);
    expect(await Promise.all([check(throttleOn(() => Promise.resolve(0)))])).toEqual(['checked']);
  });

  it('says that the database is away when it is, and that there is too much to do when that is why', async () => {
    expect(await check(throttleOn(() => Promise.reject(AWAY)))).toBe(AWAY);
    const throttle = throttleOn(() => Promise.reject(AWAY));
    const [first] = await Promise.all(Array.from({ length: 50 }, () => check(throttle)));
    expect(first).toBeInstanceOf(TooManyAttemptsError);
  });
});
