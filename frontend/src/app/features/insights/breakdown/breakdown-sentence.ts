import { type BreakdownData, countOfAll } from './breakdown-data';
import { LANGUAGE } from '../../../../locale/language';
import { plural } from '../../../../locale/plural';
import { wholeNumber, wholePercent } from '../../../shared/numbers';

const LIST = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });

/** The chart in words: "Of 124 tickets, 11 are critical (9%), 31 high (25%), 52 medium (42%), and 30 low (24%)." */
export function breakdownSentence({ rows, total, which }: BreakdownData): string {
  if (total === undefined) return '';
  if (total === 0)
    return which === 'all' ? $localize`There are no tickets yet.` : $localize`There are no open tickets.`;

  const parts = rows.map(({ phrase, tally }, index) => {
    const count = tally?.count ?? 0;
    const [number, share] = [wholeNumber(count), tally?.share ?? wholePercent(0)];
    // Only the first one has a verb.
    if (index > 0) return $localize`:of so many tickets|:${number}:count: ${phrase}:value: (${share}:share:)`;
    return plural(
      count,
      $localize`:of so many tickets|:${number}:count: is ${phrase}:value: (${share}:share:)`,
      $localize`:of so many tickets|:${number}:count: are ${phrase}:value: (${share}:share:)`,
    );
  });
  return $localize`Of ${countOfAll({ total, which })}:all tickets:, ${LIST.format(parts)}:parts:.`;
}
