const WHOLE = new Intl.NumberFormat('en');

/** "12,846". */
export function wholeNumber(count: number): string {
  return WHOLE.format(count);
}

/** "12,846 tickets", "1 ticket". */
export function ticketCount(count: number): string {
  return `${wholeNumber(count)} ${count === 1 ? 'ticket' : 'tickets'}`;
}
