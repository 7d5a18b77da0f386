import type { Machine } from '../machine.ts';
import { median, percentiles, spread, type Percentiles } from '../measure/percentiles.ts';
import type { Measurement } from '../scenarios/scenario.ts';

/** Raised when a field changes its meaning, so that results are not compared with what they are not. */
export const RESULT_FORMAT = 2;

/** What `npm run bench` writes as JSON. Durations in milliseconds, memory in megabytes. */
export interface BenchResult {
  format: typeof RESULT_FORMAT;
  takenAt: string;
  machine: Machine;
  settings: { seconds: number; rounds: number };
  sizes: SizeResult[];
}

/** NaN has no place in JSON: what was not measured is null. */
export interface SizeResult {
  tickets: number;
  loadSeconds: number;
  databaseMb: number;
  rows: Row[];
}

/** A line of the table: medians over the rounds. */
export interface Row {
  name: string;
  title: string;
  requests: number;
  errors: number;
  firstError?: string;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  perSecond: number | null;
  /** How far the rounds lie apart, as a share of their median. */
  spread: { p95: number | null; perSecond: number | null };
  /** The same statements through bare pg; `share` of it is what the backend reaches, from 0 to 1. */
  floor?: { p50: number | null; p95: number | null; perSecond: number | null; share: number | null };
  /** By variant, over all rounds. */
  variants?: Record<string, Percentiles & { requests: number }>;
  /** Resident memory of the backend afterwards, and the most it had ever had by then. */
  memory?: { now: number; peak: number };
}

/** One measurement of every round, and the memory after each, put together. */
export function summarise(
  measurements: readonly Measurement[],
  memories: readonly { now: number; peak: number }[],
): Row {
  const [first] = measurements;
  if (first === undefined) throw new Error('There is no row without a measurement');
  const middle = (figure: (one: Measurement) => number | undefined): number | null =>
    orNull(median(measurements.map(figure).filter((value) => value !== undefined)));
  const apart = (figure: (one: Measurement) => number): number | null => orNull(spread(measurements.map(figure)));
  const firstError = measurements.find((one) => one.firstError !== undefined)?.firstError;
  return {
    name: first.name,
    title: first.title,
    requests: sum(measurements.map(({ requests }) => requests)),
    errors: sum(measurements.map(({ errors }) => errors)),
    ...(firstError !== undefined && { firstError }),
    p50: middle(({ p50 }) => p50),
    p95: middle(({ p95 }) => p95),
    p99: middle(({ p99 }) => p99),
    perSecond: middle(({ perSecond }) => perSecond),
    spread: { p95: apart(({ p95 }) => p95), perSecond: apart(({ perSecond }) => perSecond) },
    ...(first.floor && {
      floor: {
        p50: middle(({ floor }) => floor?.p50),
        p95: middle(({ floor }) => floor?.p95),
        perSecond: middle(({ floor }) => floor?.perSecond),
        share: middle(({ floor, perSecond }) => floor && perSecond / floor.perSecond),
      },
    }),
    ...(first.byVariant && { variants: pooled(measurements) }),
    ...(memories.length > 0 && {
      memory: { now: median(memories.map(({ now }) => now)), peak: Math.max(...memories.map(({ peak }) => peak)) },
    }),
  };
}

/** A scenario that could not be measured. */
export function failedRow(name: string, reason: string): Row {
  return {
    name,
    title: name,
    requests: 0,
    errors: 1,
    firstError: reason,
    p50: null,
    p95: null,
    p99: null,
    perSecond: null,
    spread: { p95: null, perSecond: null },
  };
}

function pooled(measurements: readonly Measurement[]): Record<string, Percentiles & { requests: number }> {
  const names = new Set(measurements.flatMap(({ byVariant }) => [...(byVariant?.keys() ?? [])]));
  return Object.fromEntries(
    [...names].map((name) => {
      const durations = measurements.flatMap(({ byVariant }) => byVariant?.get(name) ?? []);
      return [name, { requests: durations.length, ...percentiles(durations) }];
    }),
  );
}

/** The variant with the highest 95th percentile. */
export function worstVariant({ variants = {} }: Row): { name: string; p95: number; requests: number } | undefined {
  return Object.entries(variants)
    .map(([name, { p95, requests }]) => ({ name, p95, requests }))
    .toSorted((a, b) => b.p95 - a.p95)
    .at(0);
}

export function findRow(size: SizeResult | undefined, name: string): Row | undefined {
  return size?.rows.find((row) => row.name === name);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
