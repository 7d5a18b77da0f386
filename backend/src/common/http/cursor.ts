import { MAX_TICKET_ID } from '../../domain/ticket-id.js';
import { InvalidCursorError } from '../errors/domain-error.js';

/** A place in a list ordered by (createdAt, id), newest first. */
export interface Cursor {
  createdAt: Date;
  id: number;
}

/** Opaque to clients: base64url of `<milliseconds>.<id>`. */
export function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url');
}

/** @throws InvalidCursorError for anything that `encodeCursor` cannot have written */
export function decodeCursor(text: string): Cursor {
  const [, milliseconds, id] = /^(\d{1,13})\.([1-9]\d{0,9})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (milliseconds === undefined || id === undefined) throw new InvalidCursorError();
  const cursor = { createdAt: new Date(Number(milliseconds)), id: Number(id) };
  if (cursor.id > MAX_TICKET_ID || encodeCursor(cursor) !== text) throw new InvalidCursorError();
  return cursor;
}
