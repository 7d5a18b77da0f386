import { ValidateBy } from 'class-validator';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The database knows no year 0, and JavaScript and the database agree from 1583 on what a date is. */
const EARLIEST = '1900-01-01';

/** A day of a query string without a time: `2026-11-21`, and one that the calendar has, from 1900 to 9999. */
export function IsCalendarDate(): PropertyDecorator {
  return ValidateBy(
    { name: 'isCalendarDate', validator: { validate: (value) => typeof value === 'string' && isCalendarDate(value) } },
    {
      message: ({ property, value }) =>
        `${property} does not know ${typeof value === 'string' ? JSON.stringify(value.slice(0, 50)) : 'a value that is no single text'}; ` +
        'it is a date of the calendar such as 2026-11-21, not before 1900',
    },
  );
}

function isCalendarDate(text: string): boolean {
  if (!DATE.test(text) || text < EARLIEST) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
