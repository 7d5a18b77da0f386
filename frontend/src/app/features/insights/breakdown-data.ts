import type { Params } from '@angular/router';
import type { Category, Priority, Stats } from '../../api/types';
import { writeFilters } from '../../core/queue-url/queue-url';
import { CATEGORIES, CATEGORY_TERMS, PRIORITIES, PRIORITY_TERMS } from '../../shared/vocabulary';
import { shareText, sum, wholeShares } from './shares';

interface Tally {
  readonly count: number;
  /** Exact part of all tickets in percent, 0 to 100, for the length of a bar. */
  readonly percent: number;
  /** The same in words that add up with the others: "25%". */
  readonly share: string;
}

export type BreakdownRow = (
  { readonly field: 'priority'; readonly value: Priority } | { readonly field: 'category'; readonly value: Category }
) & {
  readonly label: string;
  /** Query parameters of the queue that lists the tickets counted here: this value, in every status. */
  readonly queue: Params;
  /** Absent while the figures are on their way. */
  readonly tally: Tally | undefined;
};

/** How all tickets divide by one field. Always the vocabulary's order: a row that gains tickets does not jump. */
export interface BreakdownData {
  readonly rows: readonly BreakdownRow[];
  /** Tickets in all; absent while the figures are on their way. */
  readonly total: number | undefined;
}

export function byPriority(counts: Stats['priority_breakdown'] | undefined): BreakdownData {
  const { tallies, total } = tally(PRIORITIES, counts);
  const rows = PRIORITIES.map((value, index) => ({
    field: 'priority' as const,
    value,
    label: PRIORITY_TERMS[value].label,
    queue: writeFilters({ priority: [value] }),
    tally: tallies[index],
  }));
  return { rows, total };
}

export function byCategory(counts: Stats['category_breakdown'] | undefined): BreakdownData {
  const { tallies, total } = tally(CATEGORIES, counts);
  const rows = CATEGORIES.map((value, index) => ({
    field: 'category' as const,
    value,
    label: CATEGORY_TERMS[value].label,
    queue: writeFilters({ category: [value] }),
    tally: tallies[index],
  }));
  return { rows, total };
}

function tally<Value extends string>(
  values: readonly Value[],
  counts: Readonly<Record<Value, number>> | undefined,
): { readonly tallies: readonly Tally[]; readonly total: number | undefined } {
  if (counts === undefined) return { tallies: [], total: undefined };

  const inOrder = values.map((value) => counts[value]);
  const total = sum(inOrder);
  const shares = wholeShares(inOrder);
  const tallies = inOrder.map((count, index) => ({
    count,
    percent: total === 0 ? 0 : (count / total) * 100,
    share: shareText(shares[index] ?? 0, count, total),
  }));
  return { tallies, total };
}
