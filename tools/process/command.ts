import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../repository.ts';
import { startChild } from './child.ts';

export interface CommandOptions {
  /** Relative to the root of the repository, which it is by default. */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the command, with all it started, when aborted. */
  stop?: AbortSignal | undefined;
  /** Show the output as it comes instead of collecting it. */
  show?: boolean;
}

/** How long a command that is asked to end may take before it is killed, in milliseconds. */
const stopLimit = 10_000;

/**
 * Runs a command to its end.
 * @returns whether it succeeded, and what it wrote to both outputs; never rejects because a command failed
 * @throws Failure when the command cannot be started
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd = '.', env = process.env, stop, show = false }: CommandOptions = {},
): Promise<{ ok: boolean; output: string }> {
  stop?.throwIfAborted();
  const child = await startChild(command, args, {
    cwd: join(repositoryRoot, cwd),
    env,
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    wholeGroup: true,
  });
  const onStop = (): void => void child.stop(stopLimit);
  stop?.addEventListener('abort', onStop);
  const { stdout, stderr } = child.process;
  const outputs = await Promise.all([collect(stdout), collect(stderr)]);
  const { code } = await child.exited;
  stop?.removeEventListener('abort', onStop);
  return { ok: code === 0, output: outputs.join('') };
}

async function collect(stream: Readable | null): Promise<string> {
  return stream === null ? '' : text(stream);
}
