import type { SearchTerms } from '../data/search-terms.ts';
import { BarePg } from '../floor/replay.ts';
import type { Step } from '../floor/steps.ts';
import type { Answer } from '../measure/http-client.ts';
import { measureLatency, type Variant } from '../measure/latency.ts';
import { percentiles, type Percentiles } from '../measure/percentiles.ts';
import type { Request } from '../request.ts';
import type { RunningServer, Stage } from '../stage.ts';

/** Unmeasured requests first, in milliseconds: code that has not run yet is slow, and many connections take longer. */
export const WARM_UP_MS = { latency: 300, throughput: 1_000 };
/** How long measurements take, as shares of the seconds of a run; a floor is the same through bare pg. */
export const SHARES = { latency: 0.15, latencyFloor: 0.075, throughput: 0.35, throughputFloor: 0.21, export: 0.5 };
/** So many of the variants of a scenario are run through bare pg. */
const RECORDED = 24;

/** What one line of the result says, measured in one round. */
export interface Measurement extends Percentiles {
  name: string;
  title: string;
  requests: number;
  perSecond: number;
  errors: number;
  firstError?: string | undefined;
  /** The same statements through bare pg. */
  floor?: Percentiles & { perSecond: number };
  /** Milliseconds of each request by variant, where a scenario has several that are told apart. */
  byVariant?: Map<string, number[]>;
}

interface Round {
  /** Counted from 0. */
  index: number;
  /** As in `BenchOptions`. */
  seconds: number;
}

export interface Scenario {
  /** With a dot between group and name, as `--only` takes it. */
  name: string;
  /** Measured after all the others; its new tickets are deleted before the next round. */
  writes: boolean;
  measure(round: Round): Promise<Measurement[]>;
}

type RecordStatements = (requests: readonly Request[], onAnswer?: (answer: Answer) => void) => Promise<Step[][]>;

/** What scenarios measure. */
export interface Subject {
  stage: Stage;
  server: RunningServer;
  terms: SearchTerms;
  /** The server of the smallest size of the run, while a larger one is measured. */
  smallest: RunningServer | undefined;
  /** The statements that the backend sends for each of the requests, which have to succeed. */
  record: RecordStatements;
}

/** How a scenario gets ready; it answers none where there are too few tickets for it. */
export type Prepare = (subject: Subject) => Promise<Scenario | undefined>;

export type NamedPrepare = readonly [name: string, prepare: Prepare];

export interface LatencyOptions {
  name: string;
  title: string;
  variants: readonly Variant[];
  writes?: boolean;
  /** Figures for each variant are kept, too. */
  tellApart?: boolean;
  /** So many times at least each variant is asked in a round, beyond its time if need be; once when left out. */
  passes?: number;
}

/**
 * A scenario of requests one after the other over one connection, beside their statements through bare pg; without these
 * where some of the requests go to another server.
 */
export async function latencyScenario(subject: Subject, options: LatencyOptions): Promise<Scenario> {
  const { name, title, variants, writes = false, tellApart = false, passes = 1 } = options;
  const chosen = writes ? variants.slice(0, RECORDED) : spreadOver(variants, RECORDED);
  const isOfOneServer = variants.every((variant) => variant.origin === undefined);
  const recorded = isOfOneServer ? await subject.record(chosen.map(({ request }) => request)) : undefined;
  const { origin } = subject.server;
  const stop = subject.stage.stopRequest;
  return {
    name,
    writes,
    measure: async ({ index, seconds }) => {
      const start = writes ? 0 : index * 7;
      await measureLatency(origin, variants, { milliseconds: WARM_UP_MS.latency, passes: 1, start, stop });
      const { durations, errors, firstError } = await measureLatency(origin, variants, {
        milliseconds: seconds * 1000 * SHARES.latency,
        passes,
        start,
        stop,
      });
      const all = [...durations.values()].flat();
      return [
        {
          name,
          title,
          requests: all.length,
          perSecond: ratePerSecond(all),
          errors,
          firstError,
          ...percentiles(all),
          ...(recorded && {
            floor: await measureFloor(subject.stage, recorded, seconds * 1000 * SHARES.latencyFloor),
          }),
          ...(tellApart ? { byVariant: durations } : {}),
        },
      ];
    },
  };
}

/** Runs recorded requests in rotation through bare pg, one after the other. */
async function measureFloor(
  stage: Stage,
  recorded: readonly (readonly Step[])[],
  milliseconds: number,
): Promise<Percentiles & { perSecond: number }> {
  const pg = await BarePg.connect(stage.databaseUrl, recorded);
  try {
    const runFor = async (time: number): Promise<number[]> => {
      const durations: number[] = [];
      const end = performance.now() + time;
      while (performance.now() < end || durations.length < recorded.length) {
        stage.stopRequest.throwIfAborted();
        durations.push(await pg.run(recorded[durations.length % recorded.length] ?? []));
      }
      return durations;
    };
    await runFor(WARM_UP_MS.latency / 2);
    const durations = await runFor(milliseconds);
    return { ...percentiles(durations), perSecond: ratePerSecond(durations) };
  } finally {
    await pg.close();
  }
}

/** Requests a second of a client that sends one after the other. */
function ratePerSecond(durations: readonly number[]): number {
  return (1000 * durations.length) / durations.reduce((sum, duration) => sum + duration, 0);
}

/** So many of the items, from the first to the last. */
function spreadOver<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}
