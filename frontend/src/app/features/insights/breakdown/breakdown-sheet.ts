import type { BreakdownData } from './breakdown-data';
import type { FiguresSheet } from '../charts/figures-sheet';
import type { Day } from '../../../shared/day';

/** The figures of the bars for a file; undefined while they are on their way. */
export function breakdownSheet(
  { rows, total }: BreakdownData,
  field: string,
  caption: string,
  on: Day,
): FiguresSheet | undefined {
  if (total === undefined) return undefined;
  return {
    caption,
    fileName: `${caption.toLowerCase().replaceAll(' ', '-')}-${on}`,
    head: [field, $localize`Tickets`, $localize`Share`],
    rows: rows.map(({ label, tally }) => [label, tally?.count ?? 0, tally?.share ?? '']),
  };
}
