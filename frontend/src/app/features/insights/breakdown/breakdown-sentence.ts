import { type BreakdownData, countOfAll } from './breakdown-data';
import { wholeNumber } from '../../../shared/numbers';

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** The chart in words: "Of 124 tickets, 11 are critical (9%), 31 high (25%), 52 medium (42%), and 30 low (24%)." */
export function breakdownSentence({ rows, total, which }: BreakdownData): string {
  if (total === undefined) return '';
  if (total === 0) return which === '' ? 'There are no tickets yet.' : `There are no ${which} tickets.`;

  const parts = rows.map(({ phrase, tally }, index) => {
    const count = tally?.count ?? 0;
    const verb = index > 0 ? '' : count === 1 ? 'is ' : 'are ';
    return `${wholeNumber(count)} ${verb}${phrase} (${tally?.share ?? '0%'})`;
  });
  return `Of ${countOfAll({ total, which })}, ${LIST.format(parts)}.`;
}
