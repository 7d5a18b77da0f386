import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPersistentPostgres, type PostgresServer } from '../../tools/embedded-postgres.ts';
import { runCommand } from '../../tools/process/command.ts';
import { Failure } from '../../tools/process/failure.ts';
import { findFreePort } from '../../tools/process/ports.ts';
import { originOf, startBackend, type Backend } from '../../tools/product/product.ts';
import { withoutProductSettings } from '../../tools/product/settings.ts';
import { loadTickets } from './data/load.ts';

/** The two years of generated tickets end today; the same number gives the same tickets. */
const SEED = 4;

export interface RunningServer extends Backend {
  origin: string;
}

/** A database of a size, in a folder that goes with it, and the servers that were started on it. */
export class Stage {
  readonly tickets: number;
  readonly stopRequest: AbortSignal;
  readonly #folder: string;
  #database: PostgresServer;
  #servers: Backend[] = [];

  private constructor(tickets: number, folder: string, database: PostgresServer, stop: AbortSignal) {
    this.tickets = tickets;
    this.#folder = folder;
    this.#database = database;
    this.stopRequest = stop;
  }

  /** Starts an empty database like the one of `npm start`, migrates it and fills it with as many tickets. */
  static async open(tickets: number, stop: AbortSignal): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'triagedesk-bench-'));
    // Open for passing through, so that the account of the server gets at its data.
    chmodSync(folder, 0o711);
    try {
      const stage = new Stage(tickets, folder, await startPersistentPostgres(join(folder, 'postgres')), stop);
      try {
        await stage.#fill();
        return stage;
      } catch (error) {
        await stage.close();
        throw error;
      }
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.#database.url;
  }

  /** Runs SQL on a connection of its own. */
  async withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: this.databaseUrl });
    // An error of a connection that is not in use has nobody else to go to.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /**
   * Starts the built backend as in production, on a free port; or another program that is started alike.
   * @param settings beside those of the database and of the address
   */
  async startServer(settings: NodeJS.ProcessEnv = {}, program?: string): Promise<RunningServer> {
    const port = settings['PORT'] ?? String(await findFreePort());
    const own = { HOST: '127.0.0.1', PORT: port, DATABASE_URL: this.databaseUrl };
    // Nothing but the API is measured, so no page has to be built. Nothing learns by night in the middle of it.
    const quiet = { ANONYMOUS_ROLE: 'agent', LOG_LEVEL: 'warn', FRONTEND_DIST: '', LEARNING: 'off' };
    const env = { ...withoutProductSettings(process.env), ...quiet, ...own, ...settings };
    const server = await startBackend(env, this.stopRequest, program);
    this.#servers.push(server);
    return { ...server, origin: originOf('127.0.0.1', Number(port)) };
  }

  /** Stops everything and deletes the data. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
    await this.#database.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #fill(): Promise<void> {
    const env = { ...withoutProductSettings(process.env), DATABASE_URL: this.databaseUrl };
    const migration = ['backend/dist/cli/migrate.js'];
    const { ok, output } = await runCommand(process.execPath, migration, { env, stop: this.stopRequest });
    this.stopRequest.throwIfAborted();
    if (!ok) throw new Failure(`The database could not be migrated: ${output}`);
    const options = { count: this.tickets, now: Date.now(), seed: SEED, stop: this.stopRequest };
    await this.withClient((client) => loadTickets(client, options));
    // What loading has left to write must not be written while something is measured.
    await this.#database.stop();
    this.#database = await startPersistentPostgres(join(this.#folder, 'postgres'));
  }
}
