import { join } from 'node:path';
import { startChild } from './process/child.ts';
import { Failure } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot } from './repository.ts';

const stopLimit = 5_000;

/** `npm run train`: trains the shipped model from the corpus. With `--compare`, compares learners instead and writes nothing. */
async function train(stop: AbortSignal): Promise<number> {
  const flags = process.argv.slice(2);
  if (flags.some((flag) => flag !== '--compare')) throw new Failure('Usage: npm run train [-- --compare]');
  await buildStale([backend], stop);
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', flags.length > 0 ? 'compare-learners.js' : 'train.js');
  const child = await startChild(process.execPath, [script], { cwd: repositoryRoot, stdio: 'inherit' });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { code } = await child.exited;
  return code ?? 1;
}

runTool(train);
