import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areDependenciesCurrent, installDependencies, INTERRUPTED } from './dependencies.mjs';
import { handOver } from './hand-over.mjs';
import { waitForLock } from '../process/lock.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const installLock = join(root, '.triagedesk', 'install.lock');

/**
 * Makes the dependencies current, then runs a tool with Node 24 from the root of the repository.
 * @param {string[]} args the tool's file, relative to the root, and its arguments
 */
export async function run([tool, ...args]) {
  if (tool === undefined) {
    console.error('Usage: node tools/bootstrap.mjs tools/<tool>.ts [arguments]');
    process.exit(2);
  }
  process.chdir(root);
  if (!areDependenciesCurrent(root)) {
    const release = await waitForLock(installLock, (pid) =>
      console.log(`Another process (${pid}) is installing the dependencies here, waiting for it …`),
    );
    // Whoever held the lock before may have done the work already.
    const exitCode = areDependenciesCurrent(root) ? 0 : await installDependencies(root);
    release();
    if (exitCode !== 0) {
      console.error(
        exitCode === INTERRUPTED
          ? 'Stopped. The next start installs the dependencies again.'
          : 'The dependencies could not be installed: npm says why above.',
      );
      process.exit(exitCode);
    }
  }
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].filter(Boolean).join(delimiter);
  handOver(join(root, 'node_modules', 'node', 'bin', 'node'), [join(root, tool), ...args], {
    ...process.env,
    PATH: path,
  });
}
