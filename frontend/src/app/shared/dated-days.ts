import { LANGUAGE } from '../../locale/language';
import type { Day } from './day';

/** The day comes first in every language, as it does in the design. */
export const DAY_FIRST = LANGUAGE === 'en' ? 'en-GB' : LANGUAGE;

const DATED = new Intl.DateTimeFormat(DAY_FIRST, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** "21 Nov 2026". */
export function datedDay(day: Day): string {
  return DATED.format(Date.parse(day));
}

/** "23 Oct – 21 Nov 2026", "21 Nov 2026". */
export function datedDays(first: Day, last: Day): string {
  // Thin spaces in some browsers, plain ones in others.
  return DATED.formatRange(Date.parse(first), Date.parse(last)).replaceAll(/\s/g, ' ');
}
