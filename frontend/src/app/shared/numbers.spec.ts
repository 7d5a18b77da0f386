import { describe, expect, it } from 'vitest';
import { ticketCount, wholeNumber } from './numbers';

describe('numbers', () => {
  it('groups thousands', () => {
    expect(wholeNumber(12846)).toBe('12,846');
  });

  it('counts one ticket in the singular', () => {
    expect([0, 1, 2].map(ticketCount)).toEqual(['0 tickets', '1 ticket', '2 tickets']);
  });
});
