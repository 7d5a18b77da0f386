import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DAY_MS = 86_400_000;

/** The database has no year 0, and nothing here writes a year of five digits. */
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A moment of a query string: a UTC date (`2026-11-21`) or an instant with its offset (`2026-11-21T08:00:00Z`).
 * @param isQuoted false when the refusal is kept: a wrong value may be anything, such as the text of a ticket
 */
export function IsMoment({ isQuoted = true } = {}): PropertyDecorator {
  return applyDecorators(
    ValidateBy(
      { name: 'isMoment', validator: { validate: (value) => typeof value === 'string' && isMoment(value) } },
      {
        message: ({ property, value }) =>
          `${property} does not know ${isQuoted ? quoted(value) : 'the value'}; ` +
          'it is a date such as 2026-11-21 or an instant such as 2026-11-21T08:00:00Z',
      },
    ),
  );
}

/** The first moment of what is named: the instant itself, or the beginning of the day. */
export function startOf(moment: string): Date {
  return new Date(moment);
}

/** The first moment after what is named: the instant itself, or the beginning of the next day. */
export function endOf(moment: string): Date {
  const start = new Date(moment);
  return DATE.test(moment) ? new Date(start.getTime() + DAY_MS) : start;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 50)) : 'a value that is no single text';
}

function isMoment(text: string): boolean {
  if (!DATE.test(text) && !INSTANT.test(text)) return false;
  // both are false for what is no moment at all
  if (!(startOf(text).getTime() >= FIRST && endOf(text).getTime() <= LAST)) return false;
  // JavaScript takes 30 February for 2 March.
  return new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
}
