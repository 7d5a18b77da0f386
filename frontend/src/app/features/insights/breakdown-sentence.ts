import type { BreakdownData } from './breakdown-data';
import { ticketCount, wholeNumber } from '../../shared/numbers';

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** The chart in words: "Of 124 tickets, 11 are critical (9%), 31 high (25%), 52 medium (42%), and 30 low (24%)." */
export function breakdownSentence({ rows, total }: BreakdownData): string {
  if (total === undefined) return '';
  if (total === 0) return 'There are no tickets yet.';

  const parts = rows.map(({ label, tally }, index) => {
    const count = tally?.count ?? 0;
    const verb = index > 0 ? '' : count === 1 ? 'is ' : 'are ';
    return `${wholeNumber(count)} ${verb}${label.toLowerCase()} (${tally?.share ?? '0%'})`;
  });
  return `Of ${ticketCount(total)}, ${LIST.format(parts)}.`;
}
