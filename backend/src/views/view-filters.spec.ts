import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { CATEGORIES } from '../domain/category.js';
import { PRIORITIES } from '../domain/priority.js';
import { STATUSES } from '../domain/status.js';
import { LIST_ORDERS } from '../tickets/list/list-order.js';
import { searchWords } from '../tickets/list/search-words.js';
import { GivenFiltersDto } from './dto/view-filters.dto.js';
import { completeFilters } from './view-filters.js';

const some = <Value>(values: readonly Value[]) => fc.array(fc.constantFrom(...values), { maxLength: 6 });

const given = fc.record(
  {
    category: some(CATEGORIES),
    priority: some(PRIORITIES),
    status: some(STATUSES),
    needs_review: fc.boolean(),
    search: fc
      .array(fc.constantFrom('refund', '“Rechnung”', 'счёт', '😀', ' ', '\t'), { maxLength: 8 })
      .map((words) => words.join(' ')),
    order: fc.constantFrom(...LIST_ORDERS),
  },
  { requiredKeys: [] },
);

describe('completeFilters', () => {
  it('means the same tickets as what was given', () => {
    fc.assert(
      fc.property(given, (filters) => {
        const complete = completeFilters(filters);
        for (const name of ['category', 'priority', 'status'] as const) {
          expect(new Set<string>(complete[name])).toEqual(new Set<string>(filters[name] ?? []));
          expect(new Set(complete[name]).size).toBe(complete[name].length);
        }
        expect(complete.needs_review).toBe(filters.needs_review ?? false);
        expect(searchWords(complete.search)).toEqual(searchWords(filters.search ?? ''));
        expect(complete.order).toBe(filters.order ?? 'newest');
      }),
    );
  });

  it('changes nothing of what is complete, and does not depend on the order in which values were given', () => {
    fc.assert(
      fc.property(given, (filters) => {
        const complete = completeFilters(filters);
        expect(completeFilters(complete)).toEqual(complete);
        expect(completeFilters({ ...filters, status: (filters.status ?? []).toReversed() })).toEqual(complete);
      }),
    );
  });

  it('fills in what was left out', () => {
    expect(completeFilters({})).toEqual({
      category: [],
      priority: [],
      status: [],
      needs_review: false,
      search: '',
      order: 'newest',
    });
  });
});

describe('given filters', () => {
  const refusals = (filters: unknown) =>
    validateSync(plainToInstance(GivenFiltersDto, filters)).map(({ property }) => property);

  it('are accepted when the list of tickets would accept them', () => {
    fc.assert(fc.property(given, (filters) => expect(refusals(filters)).toEqual([])));
  });

  it.each([
    ['category', 'billing'],
    ['category', ['Billing']],
    ['priority', [null]],
    ['status', [['open']]],
    ['status', null],
    ['needs_review', 'true'],
    ['needs_review', null],
    ['search', 7],
    ['search', 'x'.repeat(201)],
    ['search', 'a b c d e f g h i j k'],
    ['search', 'a\0b'],
    ['order', 'upwards'],
    ['order', ['newest']],
    ['order', null],
  ])('are refused with %s %j', (name, value) => {
    expect(refusals({ [name]: value })).toEqual([name]);
  });

  it('survive whatever a parser may hand over', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('category', 'status', 'needs_review', 'search', 'order'), fc.anything()),
        (filters) => void refusals(filters),
      ),
    );
  });
});
