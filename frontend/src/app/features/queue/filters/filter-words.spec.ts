import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../core/queue-url/queue-url';
import { ticketCount } from '../../../shared/numbers';
import { filtersInWords, filterValues, isFiltered } from './filter-words';

describe('filters in words', () => {
  it('name up to two values and count the rest', () => {
    expect(filterValues('status', NO_FILTERS)).toBe('');
    expect(filterValues('status', { ...NO_FILTERS, status: ['open', 'in_progress'] })).toBe('Open, In progress');
    expect(filterValues('status', { ...NO_FILTERS, status: ['open', 'in_progress', 'closed'] })).toBe(
      'Open, In progress +1',
    );
  });

  it('name everything that narrows the list, the search included', () => {
    expect(filtersInWords({ ...NO_FILTERS, category: ['billing'], priority: ['critical'], search: 'refund' })).toBe(
      'Billing, Critical, “refund”',
    );
    expect(filtersInWords({ ...NO_FILTERS, category: ['billing'], needsReview: true })).toBe('Needs review, Billing');
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, search: 'x' })).toBe(true);
  });

  it('count tickets', () => {
    expect([0, 1, 1284].map(ticketCount)).toEqual(['0 tickets', '1 ticket', '1,284 tickets']);
  });
});
