import type { Statement } from './wire.ts';

/** A statement as it went over a connection, with the times (in milliseconds) between which it ran. */
export interface RecordedStatement extends Statement {
  connection: number;
  startedAt: number;
  endedAt: number;
}

/** A statement of a step, and which of the connections that the request used it ran on, counted from 0. */
export interface StepStatement extends Statement {
  connection: number;
}

/** Statements that ran at the same time. */
export type Step = readonly StepStatement[];

/** Orders the statements of one request so that they can be run again: step by step, the statements of a step at once. */
export function inSteps(statements: readonly RecordedStatement[]): Step[] {
  const connections = [...new Set(statements.map(({ connection }) => connection))];
  const steps: StepStatement[][] = [];
  let stepEnd = -Infinity;
  for (const recorded of statements.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const { text, name, values, startedAt, endedAt } = recorded;
    const statement = { text, name, values, connection: connections.indexOf(recorded.connection) };
    const step = steps.at(-1);
    if (step && startedAt < stepEnd) {
      step.push(statement);
      stepEnd = Math.max(stepEnd, endedAt);
    } else {
      steps.push([statement]);
      stepEnd = endedAt;
    }
  }
  return steps;
}

/** How many connections a request used. */
export function widthOf(steps: readonly Step[]): number {
  return 1 + Math.max(-1, ...steps.flat().map(({ connection }) => connection));
}
