import { describe, expect, it } from 'vitest';
import { LAST_DAYS, lastDays, ownRange, rangeBefore, rangeRefusal } from './range';

describe('lastDays', () => {
  it('end today and have as many days as they say', () => {
    expect(lastDays(7, '2026-11-21')).toEqual({
      from: '2026-11-15',
      to: '2026-11-21',
      label: 'Last 7 days',
      words: 'in the last 7 days',
    });
  });

  it.each(LAST_DAYS)('of %i can be shown', (days) => {
    const { from, to } = lastDays(days, '2026-11-21');
    expect(rangeRefusal(from, to)).toBe('');
  });
});

describe('ownRange', () => {
  it('says the year as often as it has to', () => {
    expect(ownRange('2026-10-01', '2026-11-15').words).toBe('from 1 Oct to 15 Nov 2026');
    expect(ownRange('2025-12-20', '2026-01-03').words).toBe('from 20 Dec 2025 to 3 Jan 2026');
    expect(ownRange('2026-11-21', '2026-11-21').words).toBe('on 21 Nov 2026');
    expect(ownRange('2026-10-01', '2026-11-15').label).toBe('1 Oct – 15 Nov 2026');
  });
});

describe('rangeBefore', () => {
  it('has as many days and ends on the day before', () => {
    const { from, to } = rangeBefore(lastDays(30, '2026-11-21'));
    expect([from, to]).toEqual(['2026-09-23', '2026-10-22']);
  });
});

describe('rangeRefusal', () => {
  it('says what is wrong and how to mend it', () => {
    expect(rangeRefusal('', '2026-11-21')).toBe('Give the first day.');
    expect(rangeRefusal('2026-11-01', '2026-02-30')).toBe('Give the last day.');
    expect(rangeRefusal('2026-11-21', '2026-11-20')).toMatch(/^The last day lies before the first one\. Give/);
    expect(rangeRefusal('2025-11-20', '2026-11-21')).toMatch(/^These are 367 days, and at most 366 can be shown\./);
    expect(rangeRefusal('2025-11-21', '2026-11-21')).toBe('');
    expect(rangeRefusal('2026-11-21', '2026-11-21')).toBe('');
  });
});
