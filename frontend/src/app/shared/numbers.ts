const WHOLE = new Intl.NumberFormat('en');

/** "12,846". */
export function wholeNumber(count: number): string {
  return WHOLE.format(count);
}

/** "12,846 tickets", "1 ticket". */
export function ticketCount(count: number): string {
  return `${wholeNumber(count)} ${count === 1 ? 'ticket' : 'tickets'}`;
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
  return capped ? `At least ${ticketCount(count)}` : ticketCount(count);
}

/**
 * A share as a whole percentage: "97%". Only certainty is 100% and only impossibility 0%; nothing is rounded to them.
 * @param share 0 to 1
 */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (share > 0 && share < 1) return `${Math.min(99, Math.max(1, whole))}%`;
  return `${whole}%`;
}
