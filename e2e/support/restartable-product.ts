import { startTemporaryPostgres } from '../../tools/embedded-postgres.ts';
import { findFreePort } from '../../tools/process/ports.ts';
import { backend, buildStale, frontend } from '../../tools/product/build.ts';
import { migrate, originOf, serverUrl, startBackend } from '../../tools/product/product.ts';
import { withoutProductSettings } from '../../tools/product/settings.ts';

export interface RestartableProduct {
  readonly url: string;
  /** Kills the backend without a word, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A product with an empty database whose backend can be killed while pages are open. */
export async function startRestartableProduct(): Promise<RestartableProduct> {
  await buildStale([backend, frontend]);
  const database = await startTemporaryPostgres();
  const port = await findFreePort();
  const own = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_SERVER_URL: serverUrl(database.url),
  };
  const settings = { ...withoutProductSettings(process.env), ANONYMOUS_ROLE: 'agent', LOG_LEVEL: 'warn', ...own };
  if (!(await migrate(settings))) throw new Error('The database could not be prepared: the reason stands above.');
  let server = await startBackend(settings);
  return {
    url: originOf('127.0.0.1', port),
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    start: async () => {
      server = await startBackend(settings);
    },
    stop: async () => {
      await server.stop();
      await database.stop();
    },
  };
}
