import { ValidateBy } from 'class-validator';

/**
 * Region and city. Names without a region, such as CET, are left out: the database takes some of them for a fixed offset
 * and others for zones with summer time, and not as JavaScript does.
 */
const REGION_AND_CITY = /^[a-z]+(\/[a-z0-9_+-]+)+$/i;

/** The name of a time zone as IANA keeps it: `UTC`, or region and city. */
export function IsTimeZone(): PropertyDecorator {
  return ValidateBy(
    { name: 'isTimeZone', validator: { validate: (value) => typeof value === 'string' && isTimeZone(value) } },
    { message: ({ property, value }) => timeZoneRefusal(property, value) },
  );
}

/** What somebody is told who names a time zone that is not one. */
export function timeZoneRefusal(property: string, value: unknown): string {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 50)) : 'a value that is no single text';
  return `${property} does not know ${shown}; it is UTC or an IANA name with region and city, such as Europe/Berlin`;
}

function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
  if (!REGION_AND_CITY.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
