import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { runCommand } from '../../tools/process/command.ts';

/** What the figures of a run depend on beside the code. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryMb: number;
  node: string;
  postgres: string;
  /** With "+" when files differ from it. */
  commit: string;
}

const MEGABYTE = 1024 * 1024;

export async function describeMachine(postgres: string): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / MEGABYTE),
    node: process.versions.node,
    postgres,
    commit: await currentCommit(),
  };
}

async function currentCommit(): Promise<string> {
  try {
    const head = await runCommand('git', ['rev-parse', '--short', 'HEAD']);
    if (!head.ok) return 'unknown';
    const changes = await runCommand('git', ['status', '--porcelain']);
    return `${head.output.trim()}${changes.output.trim() === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}

/** Megabytes of memory that a process occupies now, and the most it ever did; undefined where the system does not tell. */
export function residentMemory(pid: number): { now: number; peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 };
  } catch {
    return undefined;
  }
}
