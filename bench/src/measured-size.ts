import { chooseSearchTerms } from './data/search-terms.ts';
import { RecordingProxy } from './floor/recording-proxy.ts';
import { residentMemory } from './machine.ts';
import { HttpClient } from './measure/http-client.ts';
import { say } from './progress.ts';
import { failedRow, summarise, type Row, type SizeResult } from './report/result.ts';
import type { Measurement, NamedPrepare, Scenario, Subject } from './scenarios/scenario.ts';
import { Stage, type RunningServer } from './stage.ts';

/** Where something is measured. */
type Place = Pick<Subject, 'stage' | 'server' | 'smallest'>;

/** A number of tickets, the server that has them, and what has been measured of it. */
export class MeasuredSize {
  /** The version of its database. */
  readonly postgres: string;
  readonly #place: Place;
  readonly #about: Omit<SizeResult, 'rows'>;
  readonly #collected: Collected;
  #scenarios: Scenario[] = [];
  #failures: Row[] = [];

  private constructor(place: Place, about: Omit<SizeResult, 'rows'>, postgres: string) {
    this.#place = place;
    this.#about = about;
    this.postgres = postgres;
    this.#collected = new Collected(place.server.pid);
  }

  /**
   * @param smallest the server of a smaller size, for what is measured at both by turns
   * @throws Failure when the database or the server cannot be started
   */
  static async open(tickets: number, smallest: RunningServer | undefined, stop: AbortSignal): Promise<MeasuredSize> {
    say(`${tickets.toLocaleString('en-US')} tickets: generating`);
    const started = performance.now();
    const stage = await Stage.open(tickets, stop);
    try {
      const loadSeconds = (performance.now() - started) / 1000;
      const { version, megabytes } = await describeDatabase(stage);
      const server = await stage.startServer();
      return new MeasuredSize({ stage, server, smallest }, { tickets, loadSeconds, databaseMb: megabytes }, version);
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  get server(): RunningServer {
    return this.#place.server;
  }

  get result(): SizeResult {
    return { ...this.#about, rows: [...this.#collected.rows(), ...this.#failures] };
  }

  /** Lets the scenarios get ready. One that fails here or later is a row with an error. */
  async prepare(prepares: readonly NamedPrepare[]): Promise<void> {
    say('choosing search terms and recording statements');
    const { scenarios, failures } = await prepareScenarios(this.#place, prepares);
    this.#scenarios = scenarios;
    this.#failures = failures;
  }

  /** Measures all scenarios that read, or all that write, in rounds. Between rounds that write new tickets are removed. */
  async measure(kind: 'reading' | 'writing', { rounds, seconds }: { rounds: number; seconds: number }): Promise<void> {
    const { stage } = this.#place;
    const scenarios = this.#scenarios.filter(({ writes }) => writes === (kind === 'writing'));
    if (scenarios.length === 0) return;
    for (let index = 0; index < rounds; index++) {
      if (kind === 'writing' && index > 0) await removeNewTickets(stage);
      for (const scenario of scenarios) {
        stage.stopRequest.throwIfAborted();
        say(`${stage.tickets.toLocaleString('en-US')} tickets, round ${index + 1} of ${rounds}: ${scenario.name}`);
        await this.#collected.measure(scenario, { index, seconds }, stage.stopRequest);
      }
    }
  }

  /** Stops everything and deletes the data. */
  close(): Promise<void> {
    return this.#place.stage.close();
  }
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
