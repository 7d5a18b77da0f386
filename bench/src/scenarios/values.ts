import { CATEGORIES } from '../../../backend/src/domain/category.ts';
import { PRIORITIES } from '../../../backend/src/domain/priority.ts';
import { STATUSES } from '../../../backend/src/domain/status.ts';

export interface ValueFilter {
  category?: string | undefined;
  priority?: string | undefined;
  status?: string | undefined;
}

/** All combinations of one value or none for each of the three: 125. */
export const COMBINATIONS: readonly ValueFilter[] = [undefined, ...CATEGORIES].flatMap((category) =>
  [undefined, ...PRIORITIES].flatMap((priority) =>
    [undefined, ...STATUSES].map((status) => ({ category, priority, status })),
  ),
);

/** For a table: the values that are set. */
export function describeFilter({ category, priority, status }: ValueFilter): string {
  return [category, priority, status].filter((value) => value !== undefined).join(' + ') || 'no filter';
}
