import { Client } from 'pg';
import { widthOf, type Step, type StepStatement } from './steps.ts';

/**
 * Answers the value to send in the place of a recorded one.
 * @param newId the id of the row that an earlier statement of the same request has inserted
 */
export type Substitute = (value: string | Buffer | null, newId: string | undefined) => string | Buffer | null;

const asRecorded: Substitute = (value) => value;

/** Bare connections of the `pg` driver, which run recorded requests again without a backend around them. */
export class BarePg {
  readonly #clients: Client[];

  private constructor(clients: Client[]) {
    this.#clients = clients;
  }

  /** @param requests all the requests that will be run: there are as many connections as the widest needs */
  static async connect(url: string, requests: readonly (readonly Step[])[]): Promise<BarePg> {
    const width = Math.max(0, ...requests.map(widthOf));
    const clients = Array.from({ length: width }, () => new Client({ connectionString: url }));
    for (const client of clients) client.on('error', () => undefined);
    await Promise.all(clients.map((client) => client.connect()));
    return new BarePg(clients);
  }

  /** Runs one request and answers how long that took, in milliseconds. */
  async run(steps: readonly Step[], substitute = asRecorded): Promise<number> {
    const started = performance.now();
    let newId: string | undefined;
    for (const step of steps) {
      const [first, ...others] = step;
      if (first === undefined) continue;
      // most steps are a single statement, and need no further promise
      if (others.length === 0) newId = (await this.#query(first, substitute, newId)) ?? newId;
      else await Promise.all(step.map((statement) => this.#query(statement, substitute, newId)));
    }
    return performance.now() - started;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
  }

  async #query(statement: StepStatement, substitute: Substitute, newId?: string): Promise<string | undefined> {
    const client = this.#clients[statement.connection];
    if (client === undefined) throw new Error('The recorded request used more connections than there are');
    const { text, name, values } = statement;
    const sent = values.map((value) => substitute(value, newId));
    const { rows } = await client.query<{ id?: number }>({
      text,
      values: sent,
      ...(name === '' ? {} : { name }),
    });
    const id = text.startsWith('INSERT') ? rows[0]?.['id'] : undefined;
    return id === undefined ? undefined : String(id);
  }
}
