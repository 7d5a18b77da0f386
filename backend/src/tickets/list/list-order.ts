import { InvalidCursorError } from '../../common/errors/domain-error.js';
import type { Cursor } from '../../common/http/cursor.js';
import { PRIORITIES } from '../../domain/priority.js';
import { MAX_ID } from '../../domain/id.js';

/** Orders that walk along an index; within equal keys the later number comes first (in `oldest`, the earlier). */
export const WALKED_ORDERS = ['newest', 'oldest', 'priority', 'updated', 'least_sure'] as const;
export type WalkedOrder = (typeof WALKED_ORDERS)[number];

/** `relevance` ranks what a search found. */
export const LIST_ORDERS = [...WALKED_ORDERS, 'relevance'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** A row's place in an order: what it is ordered by, most significant first, and the ticket's id. */
export interface Place {
  /** Times in milliseconds since 1970, a priority as its index, anything else as it is. */
  readonly key: readonly number[];
  readonly id: number;
  /** In a search that walks in order: how many tickets were read up to here. */
  readonly position?: number;
}

interface KeyPart {
  /** A place's key from the text that `edgeText` made of it. */
  parse(text: string): number;
  isValid(value: number): boolean;
}

/** The years 1 to 9999, which JavaScript and PostgreSQL write alike. */
const EARLIEST_MS = Date.parse('0001-01-01T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

const TIME: KeyPart = {
  parse: Number,
  isValid: (value) => Number.isInteger(value) && value >= EARLIEST_MS && value <= LATEST_MS,
};
const NUMBER: KeyPart = { parse: Number, isValid: Number.isFinite };
/** Far above what the longest search can score, and an integer for the database. */
const RANK: KeyPart = { parse: Number, isValid: (value) => Number.isInteger(value) && value >= 0 && value <= 10_000 };
const PRIORITY: KeyPart = {
  parse: (text) => PRIORITIES.indexOf(text as (typeof PRIORITIES)[number]),
  isValid: (value) => PRIORITIES[value] !== undefined,
};

const KEYS: Record<ListOrder, readonly KeyPart[]> = {
  newest: [TIME],
  oldest: [TIME],
  priority: [PRIORITY, TIME],
  updated: [TIME],
  least_sure: [NUMBER],
  relevance: [RANK, TIME],
};

/** The place of a row. @param edge the texts of its keys, separated by spaces */
export function placeOf(order: ListOrder, edge: string, id: number, position?: number): Place {
  const texts = edge.split(' ');
  return {
    key: KEYS[order].map((part, index) => part.parse(texts[index] ?? '')),
    id,
    ...(position !== undefined && { position }),
  };
}

export function cursorAt(order: ListOrder, { key, id, position }: Place, isBackward: boolean): Cursor {
  return { order, isBackward, numbers: [...key, id, ...(position === undefined ? [] : [position])] };
}

/** @throws InvalidCursorError when the cursor belongs to another order or names no possible place */
export function placeAt(order: ListOrder, cursor: Cursor): Place {
  const parts = KEYS[order];
  const [id, position, ...more] = cursor.numbers.slice(parts.length);
  const key = parts.map((part, index) => {
    const value = cursor.numbers[index];
    if (value === undefined || !part.isValid(value)) throw new InvalidCursorError();
    return value;
  });
  const isPossible =
    cursor.order === order &&
    isCount(id) &&
    id > 0 &&
    (position === undefined || isCount(position)) &&
    more.length === 0;
  if (!isPossible) throw new InvalidCursorError();
  return { key, id, ...(position !== undefined && { position }) };
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && (value ?? -1) >= 0 && (value ?? 0) <= MAX_ID;
}
