import { oneDecimal } from '../../shared/numbers';

/**
 * An average that the server rounded to one decimal: "62.4", "8.0". Tickets too rare to show in that decimal are
 * "<0.1", because "0.0" would say that there were none.
 */
export function averageText(average: number, tickets: number): string {
  if (tickets === 0) return '0';
  return average < 0.1 ? `<${oneDecimal(0.1)}` : oneDecimal(average);
}
