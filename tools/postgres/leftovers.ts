import { readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStart } from '../process/lock.mjs';
import { Failure } from '../process/failure.ts';
import { readServerStatus } from './server.ts';

/** A server that lost its owner gets this long to end of its own accord, then as long again to end at once, in milliseconds. */
const patience = 15_000;

/**
 * Clears what a crash left in a data folder that nobody else uses: a server that lost the process it belonged to is stopped,
 * and a postmaster.pid that names a process of another kind, as happens after a restart of the machine, is removed.
 * @throws Failure when the old server cannot be stopped
 */
export async function clearLeftovers(dataFolder: string): Promise<void> {
  const pid = readServerStatus(dataFolder)?.pid;
  if (pid === undefined || processStart(pid) === undefined) return;
  if (!isServerOf(pid, dataFolder)) {
    rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
    return;
  }
  console.log(`Stopping the database that an earlier run left behind (process ${pid}).`);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (await ends(pid, signal)) return;
  }
  throw new Failure(`The database of an earlier run (process ${pid}) does not stop: please end it, then start again.`);
}

/** A server's working directory is its data folder. Where that cannot be looked up, postmaster.pid is taken at its word. */
function isServerOf(pid: number, dataFolder: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder);
  } catch {
    // Another user's process: not ours, for ours may be looked up.
    return false;
  }
}

async function ends(pid: number, signal: NodeJS.Signals): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return processStart(pid) === undefined;
  }
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (processStart(pid) === undefined) return true;
    await sleep(50);
  }
  return false;
}
