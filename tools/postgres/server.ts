import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child } from '../process/child.ts';
import { Failure } from '../process/failure.ts';
import { findFreePort } from '../process/ports.ts';
import { lastComplaint, programEnvironment, type Cluster } from './cluster.ts';

/** How long a server may take to accept connections, recovery after a crash included, in milliseconds. */
const startLimit = 60_000;
/** How often we look whether it does, in milliseconds. */
const pollInterval = 25;
/** A free port may be taken by another program before the server gets it: then another one is tried. */
const portAttempts = 5;

export interface RunningServer {
  child: Child;
  port: number;
}

export interface ServerOptions {
  /** Settings besides the ones about where to listen, as `name=value`. */
  settings: readonly string[];
  logFile: string;
  stopSignal: 'SIGINT' | 'SIGQUIT';
  orphanedFolder?: string;
}

/**
 * Starts a server on a free port of the loopback interface, and waits until it accepts connections.
 * @throws Failure with the server's own words when it does not start
 */
export async function startServer(cluster: Cluster, options: ServerOptions): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const child = await launch(cluster, port, options);
    if (await isReady(cluster, child)) return { child, port };
    await child.stop(0);
    const log = readFileSync(options.logFile, 'utf8');
    if (attempt < portAttempts && log.includes('could not bind')) continue;
    throw new Failure(`PostgreSQL did not start: ${lastComplaint(log)} (its log is ${options.logFile})`);
  }
}

async function launch(cluster: Cluster, port: number, options: ServerOptions): Promise<Child> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, ...options.settings];
  const args = ['-D', cluster.dataArgument, ...settings.flatMap((setting) => ['-c', setting])];
  // The log is a file, not a pipe through us, so that the server does not depend on our being there.
  const log = openSync(options.logFile, 'w', 0o600);
  try {
    return await startChild(join(cluster.binaries, 'postgres'), args, {
      ...cluster.account,
      cwd: cluster.dataFolder,
      env: programEnvironment(),
      stdio: ['ignore', log, log],
      stopSignal: options.stopSignal,
      ...(options.orphanedFolder === undefined ? {} : { orphanedFolder: options.orphanedFolder }),
    });
  } finally {
    closeSync(log);
  }
}

/** Answers false when the server ends, or takes too long. */
async function isReady(cluster: Cluster, child: Child): Promise<boolean> {
  const deadline = Date.now() + startLimit;
  while (child.isRunning() && Date.now() < deadline) {
    const status = readServerStatus(cluster.dataFolder);
    if (status?.pid === child.pid && status.state === 'ready') return true;
    await sleep(pollInterval);
  }
  return false;
}

/** What the server of a data folder, running or crashed, says about itself in its postmaster.pid. */
export function readServerStatus(dataFolder: string): { pid: number; state: string } | undefined {
  try {
    const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), state: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}
