/** The values of the contract. */
export const CATEGORIES = ['billing', 'technical', 'account', 'general'] as const;
export const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
export const STATUSES = ['open', 'in_progress', 'resolved', 'closed'] as const;

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
