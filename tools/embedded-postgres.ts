import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createCluster, describeCluster } from './postgres/cluster.ts';
import { clearLeftovers } from './postgres/leftovers.ts';
import { startServer } from './postgres/server.ts';
import { Failure } from './process/failure.ts';
import { tryLock } from './process/lock.mjs';

/** How long a server may take to end its sessions and write its data before it is killed, in milliseconds. */
const stopLimit = 20_000;

/** In postmaster.pid, counted from 0: the line with the port and the one that says whether the server accepts connections. */
const portLine = 3;
const stateLine = 7;

export interface PostgresServer {
  /** The connection string, password included. */
  url: string;
  /** Settles when the server has ended, whoever ended it; never rejects. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server that keeps its data in a folder, which is created when needed:
 * `data` is PostgreSQL's own, `password` belongs to the role `triagedesk`, which owns the database `triagedesk` and is no
 * superuser. The server listens on a free port of the loopback interface.
 *
 * @throws Failure when another process uses the folder, or the server cannot be started
 */
export async function startPersistentPostgres(folder: string): Promise<PostgresServer> {
  const lock = tryLock(`${folder}.lock`);
  if ('holder' in lock) {
    throw new Failure(
      `TriageDesk is already running from this folder (process ${lock.holder}): stop it first, or set DATABASE_URL to use ` +
        'another database.',
    );
  }
  try {
    if (!existsSync(folder)) await createPersistentCluster(folder);
    const dataFolder = join(folder, 'data');
    const cluster = describeCluster(dataFolder, folder);
    await clearLeftovers(dataFolder);
    const logFile = join(folder, 'server.log');
    const { child, port } = await startServer(cluster, { settings: memorySettings(), logFile, stopSignal: 'SIGINT' });
    return {
      url: persistentUrl(folder, port),
      exited: child.exited,
      stop: async () => {
        await child.stop(stopLimit);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Starts an empty PostgreSQL server that trades safety for speed, and vanishes with its data when stopped, or when this
 * process ends without stopping it.
 *
 * @returns a superuser's connection string for the database `postgres`
 * @throws Failure when it cannot be started
 */
export async function startTemporaryPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'triagedesk-postgres-'));
  // Open for passing through, so that the account of the server gets at its data like everywhere else.
  chmodSync(folder, 0o711);
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const password = newPassword();
    const cluster = describeCluster(join(folder, 'data'), folder);
    await createCluster(cluster, [`ALTER ROLE postgres PASSWORD '${password}'`], false);
    const { child, port } = await startServer(cluster, {
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
      logFile: join(folder, 'server.log'),
      stopSignal: 'SIGQUIT',
      orphanedFolder: folder,
    });
    return {
      url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      exited: child.exited,
      stop: async () => {
        await child.stop(stopLimit);
        discard();
      },
    };
  } catch (error) {
    discard();
    throw error;
  }
}

/**
 * The connection string of the server that `startPersistentPostgres` runs on a folder, in this process or another one;
 * undefined when none accepts connections there.
 */
export function findPersistentPostgres(folder: string): string | undefined {
  try {
    const lines = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    return lines[stateLine]?.trim() === 'ready' ? persistentUrl(folder, Number(lines[portLine])) : undefined;
  } catch {
    return undefined;
  }
}

/** A quarter of the memory, within limits, for pages of tables; and room for writing between two checkpoints. */
function memorySettings(): string[] {
  const mebibytes = Math.floor(totalmem() / 2 ** 20 / 4);
  return [`shared_buffers=${Math.min(1024, Math.max(128, mebibytes))}MB`, 'max_wal_size=4GB'];
}

function persistentUrl(folder: string, port: number): string {
  const password = readFileSync(join(folder, 'password'), 'utf8');
  return `postgresql://triagedesk:${password}@127.0.0.1:${port}/triagedesk`;
}

/** Creates everything beside the folder and renames it at the end: an interrupted creation starts afresh the next time. */
async function createPersistentCluster(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const password = newPassword();
  const role = `CREATE ROLE triagedesk LOGIN PASSWORD '${password}'`;
  const database = 'CREATE DATABASE triagedesk OWNER triagedesk';
  await createCluster(describeCluster(join(draft, 'data'), draft), [role, database], true);
  writeFileSync(join(draft, 'password'), password, { mode: 0o600 });
  renameSync(draft, folder);
}

function newPassword(): string {
  return randomBytes(24).toString('hex');
}
