import { InvalidCursorError } from '../errors/domain-error.js';

/** A place beside a row of an ordered list, and the direction in which the list goes on from there. */
export interface Cursor {
  /** The name of the order: lower-case letters and underscores. */
  order: string;
  /** Towards the beginning of the list. */
  isBackward: boolean;
  /** What the row is ordered by; each order knows what its numbers mean. */
  numbers: readonly number[];
}

const FORM = /^([a-z_]{1,20})([<>])(-?\d[\d.e+-]{0,30}(?:,-?\d[\d.e+-]{0,30}){0,5})$/;

/** Opaque to clients: base64url of `<order><direction><number>,<number>…`, at most 100 characters for three numbers. */
export function encodeCursor({ order, isBackward, numbers }: Cursor): string {
  return Buffer.from(`${order}${isBackward ? '<' : '>'}${numbers.join(',')}`).toString('base64url');
}

/** @throws InvalidCursorError for anything that `encodeCursor` cannot have written */
export function decodeCursor(text: string): Cursor {
  const [, order, direction, numbers] = FORM.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (order === undefined || numbers === undefined) throw new InvalidCursorError();
  const cursor = { order, isBackward: direction === '<', numbers: numbers.split(',').map(Number) };
  if (encodeCursor(cursor) !== text) throw new InvalidCursorError();
  return cursor;
}
