const NUMBER = new Intl.NumberFormat('en');

/** "1,284 tickets", "1 ticket". */
export function ticketCount(total: number): string {
  return `${NUMBER.format(total)} ${total === 1 ? 'ticket' : 'tickets'}`;
}

/** "1,284". */
export function grouped(total: number): string {
  return NUMBER.format(total);
}
