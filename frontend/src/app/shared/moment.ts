import { LOCALE } from '../../locale/language';

const MOMENT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

/** "21 Nov 2026, 08:00", in the time zone of the browser. */
export function momentText(instant: string): string {
  return MOMENT.format(Date.parse(instant));
}
