/** Takes a value into the statement and answers the placeholder that stands for it. */
export type Bind = (value: unknown) => string;

/** A statement with its values, as the driver takes it. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Writes a statement; each value that is bound becomes its next parameter. */
export function statement(write: (bind: Bind) => string): Statement {
  const values: unknown[] = [];
  return { text: write((value) => `$${values.push(value)}`), values };
}

/** All of these conditions as a WHERE clause; nothing without a condition. */
export function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

/**
 * Rows wanted at once that the planner is told of. They stand in the text of a statement, because with a parameter it
 * would expect a tenth of the table, and they are few, because every text is planned and kept by itself.
 */
const PLANNED_LIMITS = [11, 26, 51, 101, 201, 500, 1_000, 3_000, 5_000];

/** The least limit that the planner is told of and that is not below this one. */
export function plannedLimit(limit: number): number {
  return PLANNED_LIMITS.find((planned) => planned >= limit) ?? limit;
}
