import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How often a lock that somebody holds is tried again, in milliseconds. */
const retryInterval = 300;

/**
 * Takes a lock between processes: a file that names the process holding it. The lock of a process that is gone is taken
 * over, so nothing has to be cleaned up after a crash.
 * @param {string} path
 * @returns {{ release: () => void } | { holder: number }} the id of the process that holds the lock when it is not free
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  // Written aside and linked into place, so that nobody ever reads a lock without its owner.
  writeFileSync(draft, `${process.pid} ${processStart(process.pid)}`);
  try {
    for (;;) {
      if (succeeds('EEXIST', () => linkSync(draft, path))) return { release: () => rmSync(path, { force: true }) };
      const owner = readOwner(path);
      if (owner === undefined) continue;
      const [pid, ...start] = owner.split(' ');
      if (processStart(Number(pid)) === start.join(' ')) return { holder: Number(pid) };
      discardStale(path, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes a lock, waiting for as long as somebody else holds it.
 * @param {string} path
 * @param {(pid: number) => void} onWait called once when there is something to wait for
 * @returns {Promise<() => void>} releases the lock
 */
export async function waitForLock(path, onWait) {
  for (let told = false; ; told = true) {
    const lock = tryLock(path);
    if ('release' in lock) return lock.release;
    if (!told) onWait(lock.holder);
    await new Promise((resolve) => setTimeout(resolve, retryInterval));
  }
}

/**
 * When a process started, in a form that only serves to be compared: with its id it names a process for good.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function processStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    }
    // The command's name is in parentheses and may hold anything; after it come the state and, as the 20th, the start.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * Removes the lock of a process that is gone, unless somebody else has just done so and taken it.
 * @param {string} path
 * @param {string} owner what the stale lock says
 */
function discardStale(path, owner) {
  const grave = `${path}.${process.pid}.stale`;
  if (!succeeds('ENOENT', () => renameSync(path, grave))) return;
  if (readFileSync(grave, 'utf8') !== owner) succeeds('EEXIST', () => linkSync(grave, path));
  rmSync(grave, { force: true });
}

/** @param {string} path */
function readOwner(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} code the error that means no
 * @param {() => void} action
 */
function succeeds(code, action) {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}
