import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPersistentPostgres, type PostgresServer } from './embedded-postgres.ts';
import { Failure } from './process/failure.ts';
import { assertPortIsFree, parsePort } from './process/ports.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale, frontend } from './product/build.ts';
import { migrate, originOf, startBackend } from './product/product.ts';
import { repositoryRoot, stateFolder } from './repository.ts';

/** A database that somebody else runs is either there or not: no need to wait as long as a container would, in seconds. */
const databaseWait = '5';

/** `npm start`: the whole product on this machine, until it is asked to stop. */
async function start(stop: AbortSignal): Promise<number> {
  const envFile = join(repositoryRoot, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const host = process.env['HOST'] || '127.0.0.1';
  const port = parsePort(process.env['PORT'] || '8080');
  const role = process.env['ANONYMOUS_ROLE'] || 'agent';
  assertNotOpenToOthers(host, role);
  await assertPortIsFree(host, port);

  const ownUrl = process.env['DATABASE_URL'];
  const database = ownUrl ? undefined : await startPersistentPostgres(join(stateFolder, 'postgres'));
  try {
    await buildStale([backend, frontend], stop);
    const env = {
      LOG_LEVEL: 'warn',
      DATABASE_WAIT_SECONDS: databaseWait,
      ...process.env,
      ANONYMOUS_ROLE: role,
      HOST: host,
      PORT: String(port),
      DATABASE_URL: ownUrl || database?.url,
    };
    stop.throwIfAborted();
    const isMigrated = await migrate(env, stop);
    stop.throwIfAborted();
    if (!isMigrated) return 1;
    const server = await startBackend(env, stop);
    try {
      greet(host, port, role);
      await endOf(stop, server.exited, database);
      console.log('\nStopping TriageDesk …');
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    await database?.stop();
  }
  console.log(database === undefined ? 'Stopped.' : 'Stopped. Your tickets are kept for the next start.');
  return 0;
}

/** @throws Failure when people elsewhere could work as agents without signing in and nobody has said that they may */
function assertNotOpenToOthers(host: string, role: string): void {
  if (role !== 'agent' || isLoopback(host) || process.env['ALLOW_OPEN_ACCESS'] === 'yes') return;
  throw new Failure(
    `With HOST=${host} everybody who reaches this machine could read, change and delete every ticket without signing in. ` +
      'Set ANONYMOUS_ROLE=requester (or none), or ALLOW_OPEN_ACCESS=yes if that is what you want.',
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function greet(host: string, port: number, role: string): void {
  const local = isLoopback(host) || ['0.0.0.0', '::'].includes(host);
  const url = originOf(local ? 'localhost' : host, port);
  const demo = url === 'http://localhost:8080' ? 'npm run demo' : `npm run demo -- ${url}`;
  console.log(`
TriageDesk is ready: ${url}

  API documentation   ${url}/docs
  Fill in demo data   ${demo}   (in another terminal)
  Stop                Ctrl-C
${role === 'agent' ? '\nNobody needs to sign in: whoever opens this address works as an agent (ANONYMOUS_ROLE=agent).\n' : ''}`);
}

/**
 * Waits until it is time to stop.
 * @throws Failure when that is because a part ended on its own
 */
async function endOf(stop: AbortSignal, server: Promise<unknown>, database?: PostgresServer): Promise<void> {
  const stopped = new Promise<undefined>((resolve) => {
    if (stop.aborted) resolve(undefined);
    stop.addEventListener('abort', () => resolve(undefined));
  });
  const ended = await Promise.race([
    stopped,
    server.then(() => 'server'),
    ...(database === undefined ? [] : [database.exited.then(() => 'database')]),
  ]);
  if (ended !== undefined) throw new Failure(`The ${ended} ended unexpectedly, so TriageDesk stops.`);
}

runTool(start);
