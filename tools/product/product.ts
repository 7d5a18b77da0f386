import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporaryPostgres } from '../embedded-postgres.ts';
import { startChild } from '../process/child.ts';
import { runCommand } from '../process/command.ts';
import { Failure } from '../process/failure.ts';
import { findFreePort } from '../process/ports.ts';
import { repositoryRoot } from '../repository.ts';
import { backend, buildStale, frontend } from './build.ts';
import { withoutProductSettings } from './settings.ts';

/** How long the backend may take until it is ready, and then to stop beyond the time it grants itself, in milliseconds. */
const startLimit = 60_000;
const stopLimit = 15_000;

/**
 * Without limits Node collects garbage as late as the machine's memory allows: twice the memory, and not faster. The heap is
 * collected again when it has grown by a fifth instead of by half and more: 30 MB less, and not measurably slower. Without V8's
 * compiler in the middle, Maglev, what is called often gets fast a little later, and 20 MB less are in use.
 */
export const nodeOptions = [
  '--max-old-space-size=1024',
  '--max-semi-space-size=8',
  '--heap-growing-percent=20',
  '--no-maglev',
];

export interface Backend {
  pid: number;
  /** Settles when the backend has ended, whoever ended it; never rejects. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/** How the server connects to a temporary database: by an account that `migrate` makes for it, as in containers. */
export function serverUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = 'triagedesk_server';
  url.password = randomBytes(24).toString('hex');
  return url.href;
}

/**
 * Brings the schema of a database up to date.
 * @param env as the backend reads it: at least DATABASE_URL
 * @returns false when that failed; the reason has been shown
 */
export async function migrate(env: NodeJS.ProcessEnv, stop?: AbortSignal): Promise<boolean> {
  const { ok } = await runCommand(process.execPath, ['backend/dist/cli/migrate.js'], { env, stop, show: true });
  return ok;
}

/**
 * Starts the backend, which serves the built frontend too, and waits until it is ready.
 * @param env as the backend reads it: at least DATABASE_URL, HOST and PORT
 * @param program what to start instead of the backend, relative to the root of the repository; it takes the same settings
 * @throws Failure when it ends or takes too long instead; the reason has been shown
 */
export async function startBackend(
  env: NodeJS.ProcessEnv,
  stop?: AbortSignal,
  program = 'backend/dist/main.js',
): Promise<Backend> {
  const child = await startChild(process.execPath, [...nodeOptions, join(repositoryRoot, program)], {
    cwd: repositoryRoot,
    env: { FRONTEND_DIST: join(repositoryRoot, 'frontend/dist/browser'), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const origin = originOf(env['HOST'] ?? '127.0.0.1', Number(env['PORT']));
  const grace = Number(env['SHUTDOWN_TIMEOUT_MS'] ?? 0) + stopLimit;
  const deadline = Date.now() + startLimit;
  while (!(await isReady(origin))) {
    const problem = !child.isRunning()
      ? 'ended while starting'
      : Date.now() > deadline
        ? 'did not get ready'
        : undefined;
    if (problem !== undefined || stop?.aborted === true) {
      await child.stop(grace);
      throw new Failure(`The server ${problem ?? 'was stopped'}: the reason stands above.`);
    }
    await sleep(50);
  }
  return {
    pid: child.pid,
    exited: child.exited,
    stop: async () => {
      await child.stop(grace);
    },
  };
}

/**
 * Starts the whole product on a free port with an empty temporary database, for tests. Builds what is stale.
 * @param env further settings for the backend
 */
export async function startTemporaryProduct(
  env: NodeJS.ProcessEnv = {},
): Promise<{ url: string; databaseUrl: string; stop(): Promise<void> }> {
  await buildStale([backend, frontend]);
  const database = await startTemporaryPostgres();
  try {
    const port = await findFreePort();
    const own = {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.url,
      DATABASE_SERVER_URL: serverUrl(database.url),
    };
    const settings = {
      ...withoutProductSettings(process.env),
      ANONYMOUS_ROLE: 'agent',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: originOf('127.0.0.1', port),
      ...env,
      ...own,
    };
    if (!(await migrate(settings))) throw new Failure('The database could not be prepared: the reason stands above.');
    const server = await startBackend(settings);
    const stop = async (): Promise<void> => {
      await server.stop();
      await database.stop();
    };
    return { url: originOf('127.0.0.1', port), databaseUrl: database.url, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Where a server that listens on a host and port is reached from this machine. */
export function originOf(host: string, port: number): string {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return `http://${everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return ok;
  } catch {
    return false;
  }
}
