import { LANGUAGE } from '../../locale/language';
import { plural } from '../../locale/plural';

const WHOLE = new Intl.NumberFormat(LANGUAGE);
const DECIMAL = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 20 });
const ONE_DECIMAL = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 0 });

/** "12,846". */
export function wholeNumber(count: number): string {
  return WHOLE.format(count);
}

/** "0.7", "12,846.25": with all of its decimals. */
export function decimal(number: number): string {
  return DECIMAL.format(number);
}

/** "62.4", "8.0". */
export function oneDecimal(number: number): string {
  return ONE_DECIMAL.format(number);
}

/** "12,846 tickets", "1 ticket". */
export function ticketCount(count: number): string {
  const number = wholeNumber(count);
  return plural(count, $localize`${number}:count: ticket`, $localize`${number}:count: tickets`);
}

/** How many there are; when capped, nobody counted further. */
export interface Total {
  readonly count: number;
  readonly capped: boolean;
}

/** "12,846", "1,000+". */
export function shortTotal({ count, capped }: Total): string {
  return wholeNumber(count) + (capped ? '+' : '');
}

/** "12,846 tickets", "At least 1,000 tickets". */
export function totalInWords({ count, capped }: Total): string {
  return capped ? $localize`At least ${wholeNumber(count)}:count: tickets` : ticketCount(count);
}

/**
 * A share as a whole percentage: "97%". Only certainty is 100% and only impossibility 0%; nothing is rounded to them.
 * @param share 0 to 1
 */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return wholePercent(share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole);
}

/** "97%", "97 %", as the language writes it. */
export function wholePercent(hundredths: number): string {
  return PERCENT.format(hundredths / 100);
}
