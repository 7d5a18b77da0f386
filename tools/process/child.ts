import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { Socket } from 'node:net';
import { Failure } from './failure.ts';

export interface ChildOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  stdio?: StdioOptions;
  /** The user and group to run as; only root may choose. */
  uid?: number | undefined;
  gid?: number | undefined;
  /** What asks this child to end: SIGTERM unless it has a word of its own. */
  stopSignal?: NodeJS.Signals;
  /** Signals reach the processes that the child started, too. */
  wholeGroup?: boolean;
  /** A folder to delete should we die before the child. */
  orphanedFolder?: string;
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  process: ChildProcess;
  pid: number;
  /** Settles when the child is gone; never rejects. */
  exited: Promise<Exit>;
  isRunning(): boolean;
  /** Asks the child to end, and kills it when it has not within `graceMs` milliseconds. Safe to call at any time. */
  stop(graceMs: number): Promise<Exit>;
}

/**
 * Starts a process that outlives neither its welcome nor us.
 *
 * It gets a session of its own, so that Ctrl-C in the terminal reaches only us and things end in the order we choose. And it
 * gets a guard: a shell that waits for the end of a pipe we hold, and asks the child to end when we died without doing so.
 *
 * @throws Failure when the program cannot be started
 */
export async function startChild(command: string, args: readonly string[], options: ChildOptions = {}): Promise<Child> {
  const { stopSignal = 'SIGTERM', wholeGroup = false, orphanedFolder = '', ...spawnOptions } = options;
  const child = spawn(command, args, { stdio: 'inherit', ...spawnOptions, detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Failure(`${command} cannot be started: ${error.message}`)));
  });
  const pid = child.pid ?? 0;
  const target = wholeGroup ? -pid : pid;
  const dismissGuard = postGuard(target, stopSignal, orphanedFolder);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      dismissGuard();
      resolve({ code, signal });
    });
  });

  const stop = async (graceMs: number): Promise<Exit> => {
    if (isRunning()) send(target, stopSignal);
    const deadline = setTimeout(() => isRunning() && send(target, 'SIGKILL'), graceMs);
    const exit = await exited;
    clearTimeout(deadline);
    return exit;
  };
  return { process: child, pid, exited, isRunning, stop };
}

const guardScript = `
  read -r _
  kill -s "$1" -- "$2"
  if [ -n "$3" ]; then
    while kill -0 -- "$2" 2>/dev/null; do sleep 0.2; done
    rm -rf -- "$3"
  fi`;

/** Starts the guard of a process or, for a negative id, of a process group; the answer sends it home. */
function postGuard(target: number, stopSignal: NodeJS.Signals, orphanedFolder: string): () => void {
  const args = ['-c', guardScript, 'guard', stopSignal.replace('SIG', ''), String(target), orphanedFolder];
  const guard = spawn('/bin/sh', args, { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  // Without a guard the child is merely not cleaned up after a SIGKILL, which is no reason to fail.
  guard.on('error', () => undefined);
  guard.unref();
  // It is a socket in truth, and as such must not keep us alive either.
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => void guard.kill('SIGKILL');
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It ended in this very moment.
  }
}
