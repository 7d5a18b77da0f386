import type { Params } from '@angular/router';
import type { Category, Priority, Stats, Status } from '../../../api/types';
import { writeFilters } from '../../../core/queue-url/queue-url';
import { plural } from '../../../../locale/plural';
import { ticketCount, wholeNumber } from '../../../shared/numbers';
import {
  CATEGORIES,
  CATEGORY_TERMS,
  PRIORITIES,
  PRIORITY_TERMS,
  STATUS_TERMS,
  STATUSES,
  type Term,
  withinSentence,
} from '../../../shared/vocabulary';
import { shareText, sum, wholeShares } from './shares';

interface Tally {
  readonly count: number;
  /** Exact part of all tickets in percent, 0 to 100, for the length of a bar. */
  readonly percent: number;
  /** The same in words that add up with the others: "25%". */
  readonly share: string;
}

/** What a row counts: a value of a field with its glyph, or an age, which is only a word. */
type Counted =
  | { readonly field: 'priority'; readonly value: Priority }
  | { readonly field: 'category'; readonly value: Category }
  | { readonly field: 'status'; readonly value: Status }
  | { readonly field: 'age'; readonly value: string };

export type BreakdownRow = Counted & {
  readonly label: string;
  /** In a sentence after a number: "critical", "1–6 days old". */
  readonly phrase: string;
  /** Query parameters of the queue that a click on the row opens. */
  readonly queue: Params;
  /** Absent while the figures are on their way. */
  readonly tally: Tally | undefined;
};

/** How tickets divide by one field. Always the vocabulary's order: a row that gains tickets does not jump. */
export interface BreakdownData {
  readonly rows: readonly BreakdownRow[];
  /** Tickets in all; absent while the figures are on their way. */
  readonly total: number | undefined;
  /** Which tickets are divided. */
  readonly which: 'all' | 'open';
}

export function byPriority(counts: Stats['priority_breakdown'] | undefined): BreakdownData {
  return divide(
    PRIORITIES.map((value) => ({
      field: 'priority',
      value,
      ...named(PRIORITY_TERMS[value]),
      ...listed({ priority: [value] }),
    })),
    counts && PRIORITIES.map((value) => counts[value]),
  );
}

export function byCategory(counts: Stats['category_breakdown'] | undefined): BreakdownData {
  return divide(
    CATEGORIES.map((value) => ({
      field: 'category',
      value,
      ...named(CATEGORY_TERMS[value]),
      ...listed({ category: [value] }),
    })),
    counts && CATEGORIES.map((value) => counts[value]),
  );
}

export function byStatus(counts: Stats['status_breakdown'] | undefined): BreakdownData {
  return divide(
    STATUSES.map((value) => ({
      field: 'status',
      value,
      ...named(STATUS_TERMS[value]),
      ...listed({ status: [value] }),
    })),
    counts && STATUSES.map((value) => counts[value]),
  );
}

/**
 * Gives each row its count and its share of all.
 * @param counts of the rows, in their order; undefined while they are on their way
 */
export function divide(
  rows: readonly (Counted & Omit<BreakdownRow, 'field' | 'value' | 'tally'>)[],
  counts: readonly number[] | undefined,
  which: BreakdownData['which'] = 'all',
): BreakdownData {
  const total = counts && sum(counts);
  const shares = wholeShares(counts ?? []);
  const tallied = rows.map((row, index) => {
    const count = counts?.[index];
    if (count === undefined || total === undefined) return { ...row, tally: undefined };
    const percent = total === 0 ? 0 : (count / total) * 100;
    return { ...row, tally: { count, percent, share: shareText(shares[index] ?? 0, count, total) } };
  });
  return { rows: tallied, total, which };
}

/** "124 tickets", "67 open tickets". */
export function countOfAll({ total = 0, which }: Pick<BreakdownData, 'total' | 'which'>): string {
  if (which === 'all') return ticketCount(total);
  const number = wholeNumber(total);
  return plural(total, $localize`${number}:count: open ticket`, $localize`${number}:count: open tickets`);
}

function named({ label }: Term) {
  return { label, phrase: withinSentence(label) };
}

/** The tickets that are counted: the value, in every status. */
function listed(filters: Parameters<typeof writeFilters>[0]) {
  return { queue: writeFilters(filters) };
}
