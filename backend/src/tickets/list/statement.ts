import type { Bind } from './ticket-conditions.js';

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
