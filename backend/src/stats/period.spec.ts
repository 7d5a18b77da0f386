import { describe, expect, it } from '@jest/globals';
import { ValidationError } from '../common/errors/domain-error.js';
import { periodOf, type PeriodRequest } from './period.js';

const EVENING = new Date('2026-11-21T20:00:00Z');

const period = (request: Partial<PeriodRequest>) => periodOf({ timeZone: 'UTC', ...request }, EVENING);

const refusal = (request: Partial<PeriodRequest>) => {
  try {
    period(request);
  } catch (error) {
    if (error instanceof ValidationError) return error.fields['from']?.join();
    throw error;
  }
  return undefined;
};

describe('the period of statistics', () => {
  it('is the last 30 days when nothing is said', () => {
    expect(period({})).toEqual({ from: '2026-10-23', to: '2026-11-21', timeZone: 'UTC' });
  });

  it('ends with the day that the time zone has now', () => {
    expect(period({ timeZone: 'Asia/Kathmandu' }).to).toBe('2026-11-22');
    expect(period({ timeZone: 'America/Los_Angeles' }).to).toBe('2026-11-21');
  });

  it('is the 30 days up to a given end', () => {
    expect(period({ to: '2024-03-01' })).toMatchObject({ from: '2024-02-01', to: '2024-03-01' });
  });

  it('may be a single day, or a leap year', () => {
    expect(period({ from: '2026-11-21', to: '2026-11-21' }).from).toBe('2026-11-21');
    expect(period({ from: '2024-01-01', to: '2024-12-31' }).from).toBe('2024-01-01');
  });

  it('is refused when it ends before it starts, with the end that counted', () => {
    expect(refusal({ from: '2026-11-21', to: '2026-11-20' })).toMatch('must not be after to (2026-11-20)');
    expect(refusal({ from: '2026-11-22' })).toMatch('must not be after to (today, 2026-11-21)');
  });

  it('is refused when it has more than 366 days', () => {
    expect(refusal({ from: '2024-01-01', to: '2025-01-01' })).toMatch('are 367 days, at most 366');
    expect(refusal({ from: '1900-01-01', to: '9999-12-31' })).toMatch('at most 366');
  });
});
