import { describe, expect, it } from '@jest/globals';
import { InvalidCursorError } from '../../common/errors/domain-error.js';
import { cursorAt, placeAt, placeOf, type ListOrder } from './list-order.js';

describe('a place in a list', () => {
  it.each<[ListOrder, string, number[]]>([
    ['newest', `${Date.UTC(2026, 10, 21, 8, 0, 0, 123)}`, [Date.UTC(2026, 10, 21, 8, 0, 0, 123)]],
    ['priority', `high ${Date.UTC(2026, 10, 21, 8)}`, [2, Date.UTC(2026, 10, 21, 8)]],
    ['least_sure', '0.30000000000000004', [0.1 + 0.2]],
    ['relevance', `6 ${Date.UTC(2026, 10, 21, 8)}`, [6, Date.UTC(2026, 10, 21, 8)]],
  ])('is read from the row and comes back from a cursor in the order %s', (order, edge, key) => {
    const place = placeOf(order, edge, 7, 3);
    expect(place).toEqual({ key, id: 7, position: 3 });
    expect(placeAt(order, cursorAt(order, place, true))).toEqual(place);
  });

  it.each<[string, ListOrder, number[]]>([
    ['of another order', 'updated', [0, 1]],
    ['without an id', 'newest', [0]],
    ['with a broken id', 'newest', [0, 1.5]],
    ['with an id that the database cannot hold', 'newest', [0, 2_147_483_648]],
    ['with too many numbers', 'newest', [0, 1, 2, 3]],
    ['at no moment', 'newest', [1e16, 1]],
    ['at half a millisecond', 'newest', [0.5, 1]],
  ])('is refused %s', (_, order, numbers) => {
    expect(() => placeAt('newest', { order, isBackward: false, numbers })).toThrow(InvalidCursorError);
  });

  it('is refused at a priority that does not exist', () => {
    const cursor = { order: 'priority', isBackward: false, numbers: [4, 0, 1] };
    expect(() => placeAt('priority', cursor)).toThrow(InvalidCursorError);
  });
});
