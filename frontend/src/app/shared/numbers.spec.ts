import { describe, expect, it } from 'vitest';
import { decimal, percent, shortTotal, ticketCount, totalInWords, wholeNumber } from './numbers';

describe('numbers', () => {
  it('groups thousands', () => {
    expect(wholeNumber(12846)).toBe('12,846');
  });

  it('writes all decimals there are', () => {
    expect([0.7, 0.12345, 12846.25, 1].map(decimal)).toEqual(['0.7', '0.12345', '12,846.25', '1']);
  });

  it('rounds shares to whole percentages, but nothing to certain or impossible', () => {
    expect([0, 0.001, 0.544, 0.97, 0.998, 1].map(percent)).toEqual(['0%', '1%', '54%', '97%', '99%', '100%']);
  });

  it('counts one ticket in the singular', () => {
    expect([0, 1, 2].map(ticketCount)).toEqual(['0 tickets', '1 ticket', '2 tickets']);
  });

  it('says whether a total was counted to its end', () => {
    const totals = [true, false].map((capped) => ({ count: 1000, capped }));
    expect(totals.map(shortTotal)).toEqual(['1,000+', '1,000']);
    expect(totals.map(totalInWords)).toEqual(['At least 1,000 tickets', '1,000 tickets']);
  });
});
