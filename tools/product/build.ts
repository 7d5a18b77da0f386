import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../process/command.ts';
import { Failure } from '../process/failure.ts';
import { waitForLock } from '../process/lock.mjs';
import { showProgress } from '../process/progress.ts';
import { repositoryRoot, stateFolder } from '../repository.ts';
import { BuildStamp, type BuildTarget } from './sources.ts';

export const backend: BuildTarget = { workspace: 'backend', title: 'Building the server', result: 'dist/main.js' };
export const frontend: BuildTarget = {
  workspace: 'frontend',
  title: 'Building the interface',
  result: 'dist/browser/index.html',
};

/**
 * Builds those targets whose sources changed since their last whole build.
 * @throws Failure when a build fails, after showing what it says, or is stopped
 */
export async function buildStale(targets: readonly BuildTarget[], stop?: AbortSignal): Promise<void> {
  const release = await waitForLock(join(stateFolder, 'build.lock'), (pid) =>
    console.log(`Another process (${pid}) is building here, waiting for it …`),
  );
  try {
    for (const target of targets) {
      const stamp = new BuildStamp(target);
      if (stamp.isCurrent()) continue;
      stop?.throwIfAborted();
      stamp.clear();
      await showProgress(target.title, () => build(target, stop));
      stamp.write();
    }
  } finally {
    release();
  }
}

async function build({ workspace, title }: BuildTarget, stop?: AbortSignal): Promise<void> {
  // Nothing of an earlier build may remain, such as a migration that was renamed.
  rmSync(join(repositoryRoot, workspace, 'dist'), { recursive: true, force: true });
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  const { ok, output } = await runCommand('npm', ['run', 'build', '--workspace', workspace], { env, stop });
  if (ok) return;
  if (stop?.aborted !== true) console.error(`\n${output}`);
  throw new Failure(`${title} failed: the reason stands above.`);
}
