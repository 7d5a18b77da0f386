import { residentMemory, describeMachine } from './machine.ts';
import { chooseSearchTerms } from './data/search-terms.ts';
import { RecordingProxy } from './floor/recording-proxy.ts';
import { HttpClient } from './measure/http-client.ts';
import { failedRow, RESULT_FORMAT, summarise, type BenchResult, type Row, type SizeResult } from './report/result.ts';
import { chosenScenarios } from './scenarios/all.ts';
import type { Measurement, NamedPrepare, Scenario, Subject } from './scenarios/scenario.ts';
import { Stage, type RunningServer } from './stage.ts';
import { say } from './progress.ts';

export interface BenchOptions {
  /** Numbers of tickets to measure with, one after the other. */
  sizes: readonly number[];
  /** The length of the longest measurement of a round, apart from those that have to ask a number of times. */
  seconds: number;
  rounds: number;
  /** Names of scenarios or of their groups; undefined for all. */
  only: readonly string[] | undefined;
}

/** Where something is measured. */
type Place = Pick<Subject, 'stage' | 'server' | 'smallest'>;

/** @throws Failure when a database or a server cannot be started; a scenario that fails is a row with an error */
export async function runBenchmark(options: BenchOptions, stop: AbortSignal): Promise<BenchResult> {
  const prepares = chosenScenarios(options.only);
  const takenAt = new Date().toISOString();
  const sizes: SizeResult[] = [];
  let postgres = '';
  const open: Stage[] = [];
  let smallest: RunningServer | undefined;
  try {
    for (const tickets of options.sizes.toSorted((a, b) => a - b)) {
      say(`${tickets.toLocaleString('en-US')} tickets: generating`);
      const started = performance.now();
      const stage = await Stage.open(tickets, stop);
      open.push(stage);
      const loadSeconds = (performance.now() - started) / 1000;
      const database = await describeDatabase(stage);
      postgres = database.version;
      const server = await stage.startServer();
      const rows = await measureStage({ stage, server, smallest }, prepares, options);
      sizes.push({ tickets, loadSeconds, databaseMb: database.megabytes, rows });
      // The smallest stays, for what is measured at two sizes by turns.
      if (smallest === undefined) smallest = server;
      else await open.pop()?.close();
    }
  } finally {
    await Promise.all(open.map((stage) => stage.close()));
  }
  const { seconds, rounds } = options;
  const machine = await describeMachine(postgres);
  return { format: RESULT_FORMAT, takenAt, machine, settings: { seconds, rounds }, sizes };
}

async function measureStage(place: Place, prepares: readonly NamedPrepare[], options: BenchOptions): Promise<Row[]> {
  const { stage, server } = place;
  say('choosing search terms and recording statements');
  const { scenarios, failures } = await prepareScenarios(place, prepares);
  const collected = new Collected(server.pid);
  for (const writes of [false, true]) {
    const now = scenarios.filter((scenario) => scenario.writes === writes);
    for (let index = 0; index < options.rounds && now.length > 0; index++) {
      for (const scenario of now) {
        stage.stopRequest.throwIfAborted();
        say(
          `${stage.tickets.toLocaleString('en-US')} tickets, round ${index + 1} of ${options.rounds}: ${scenario.name}`,
        );
        await collected.measure(scenario, { index, seconds: options.seconds }, stage.stopRequest);
      }
      if (writes) await removeNewTickets(stage);
    }
  }
  return [...collected.rows(), ...failures];
}

/** What the rounds have measured, by the name of the row. */
class Collected {
  readonly #pid: number;
  readonly #measurements = new Map<string, Measurement[]>();
  readonly #memories = new Map<string, { now: number; peak: number }[]>();
  readonly #failures = new Map<string, Row>();

  constructor(pid: number) {
    this.#pid = pid;
  }

  async measure(scenario: Scenario, round: { index: number; seconds: number }, stop: AbortSignal): Promise<void> {
    try {
      for (const measurement of await scenario.measure(round)) {
        push(this.#measurements, measurement.name, measurement);
        const memory = residentMemory(this.#pid);
        if (memory) push(this.#memories, measurement.name, memory);
      }
    } catch (error) {
      stop.throwIfAborted();
      this.#failures.set(scenario.name, failedRow(scenario.name, String(error)));
    }
  }

  rows(): Row[] {
    const measured = [...this.#measurements].map(([name, all]) => summarise(all, this.#memories.get(name) ?? []));
    return [...measured, ...this.#failures.values()];
  }
}

/** Lets every scenario get ready, with a second backend that talks to the database through a recorder. */
async function prepareScenarios(
  place: Place,
  prepares: readonly NamedPrepare[],
): Promise<{ scenarios: Scenario[]; failures: Row[] }> {
  const { stage } = place;
  const terms = await stage.withClient((client) => chooseSearchTerms(client, stage.tickets, 1));
  const proxy = await RecordingProxy.start(stage.databaseUrl);
  try {
    const recorded = await stage.startServer({ DATABASE_URL: proxy.url });
    const client = new HttpClient(recorded.origin);
    const record: Subject['record'] = async (requests, onAnswer) => {
      const steps = [];
      for (const request of requests) {
        stage.stopRequest.throwIfAborted();
        const step = await proxy.record(async () => {
          const answer = await client.expect(request);
          onAnswer?.(answer);
        });
        steps.push(step);
      }
      return steps;
    };
    const scenarios: Scenario[] = [];
    const failures: Row[] = [];
    for (const [name, prepare] of prepares) {
      try {
        const scenario = await prepare({ ...place, terms, record });
        if (scenario) scenarios.push(scenario);
      } catch (error) {
        stage.stopRequest.throwIfAborted();
        failures.push(failedRow(name, String(error)));
      }
    }
    client.close();
    await recorded.stop();
    return { scenarios, failures };
  } finally {
    proxy.stop();
  }
}

/** Leaves the generated tickets alone, so that every round finds as many. */
async function removeNewTickets(stage: Stage): Promise<void> {
  say('removing the tickets of this round');
  await stage.withClient(async (client) => {
    await client.query('DELETE FROM suggestion WHERE ticket_id > $1', [stage.tickets]);
    await client.query('DELETE FROM ticket WHERE id > $1', [stage.tickets]);
    await client.query('VACUUM (ANALYZE) ticket, suggestion, ticket_count_delta');
  });
}

async function describeDatabase(stage: Stage): Promise<{ version: string; megabytes: number }> {
  return stage.withClient(async (client) => {
    const { rows } = await client.query<{ version: string; megabytes: number }>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
        round(pg_database_size(current_database()) / 1048576.0)::int AS megabytes`,
    );
    return rows[0] ?? { version: 'unknown', megabytes: 0 };
  });
}

function push<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}
