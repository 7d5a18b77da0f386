import { Failure } from '../../../tools/process/failure.ts';
import { exportScenarios } from './export.ts';
import { listScenarios } from './lists.ts';
import { mixedScenarios } from './mixed.ts';
import type { NamedPrepare } from './scenario.ts';
import { searchScenarios } from './searches.ts';
import { singleTicketScenarios } from './single-tickets.ts';
import { statisticsScenarios } from './statistics.ts';
import { throughputScenarios } from './throughput.ts';

/** In the order in which they are measured; those that write come last anyhow, and those that write much at the very end. */
const scenarios: readonly NamedPrepare[] = [
  ...listScenarios,
  ...searchScenarios,
  ...statisticsScenarios,
  ...singleTicketScenarios,
  ...exportScenarios,
  ...mixedScenarios,
  ...throughputScenarios,
];

/**
 * @param only names of scenarios, or what stands before the dot for a whole group; undefined for all
 * @throws Failure for a name that is none
 */
export function chosenScenarios(only: readonly string[] | undefined): readonly NamedPrepare[] {
  if (only === undefined) return scenarios;
  const isMeant = (name: string, wanted: string): boolean => name === wanted || name.startsWith(`${wanted}.`);
  const unknown = only.find((wanted) => !scenarios.some(([name]) => isMeant(name, wanted)));
  if (unknown !== undefined) {
    const names = scenarios.map(([name]) => name).join(', ');
    throw new Failure(`There is no scenario "${unknown}": choose from ${names}.`);
  }
  return scenarios.filter(([name]) => only.some((wanted) => isMeant(name, wanted)));
}
