import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inSteps, type RecordedStatement, type Step } from './steps.ts';
import { MessageReader, StatementReader } from './wire.ts';

/** What the backend asks its database beside any request. */
const BACKGROUND =
  /pgboss|job_progress|"bulk_change"|"ticket_import"|ticket_count_fold|search_word_fold|classifier_model|signing_key|^SELECT 1$|^LISTEN|^NOTIFY|^SHOW/i;

/** After an answer reached the client, the backend may still be handing its connection back. */
const AFTERGLOW_MS = 20;

/** Stands between a backend and its database, and listens. */
export class RecordingProxy {
  readonly #server = createServer((client) => this.#join(client));
  readonly #database: URL;
  readonly #sockets = new Set<Socket>();
  #connections = 0;
  #recorded: RecordedStatement[] = [];

  private constructor(databaseUrl: string) {
    this.#database = new URL(databaseUrl);
  }

  static async start(databaseUrl: string): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(databaseUrl);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The database, through this proxy. */
  get url(): string {
    const url = new URL(this.#database);
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** The statements that the backend sends while `work` goes on, in steps. */
  async record(work: () => Promise<unknown>): Promise<Step[]> {
    this.#recorded = [];
    await work();
    await sleep(AFTERGLOW_MS);
    return inSteps(this.#recorded.filter(({ text }) => !BACKGROUND.test(text)));
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(client: Socket): void {
    const server = connect(Number(this.#database.port), this.#database.hostname);
    const connection = ++this.#connections;
    const asked = new StatementReader();
    const answered = new MessageReader(false);
    const running: RecordedStatement[] = [];
    client.on('data', (bytes) => {
      for (const statement of asked.push(bytes)) {
        const recorded = { ...statement, connection, startedAt: performance.now(), endedAt: Infinity };
        running.push(recorded);
        this.#recorded.push(recorded);
      }
    });
    server.on('data', (bytes) => {
      for (const { type } of answered.push(bytes)) {
        const ended = type === 'Z' ? running.shift() : undefined;
        if (ended) ended.endedAt = performance.now();
      }
    });
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
  }
}
