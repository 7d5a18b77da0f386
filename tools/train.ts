import { join } from 'node:path';
import { startChild } from './process/child.ts';
import { Failure } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot } from './repository.ts';

const stopLimit = 5_000;

const scripts: Record<string, string> = {
  '': 'train.js',
  '--compare': 'compare-learners.js',
  '--measure': 'measure-model.js',
};

/** `npm run train`: trains the shipped model from the corpus. The flags only measure, and write nothing. */
async function train(stop: AbortSignal): Promise<number> {
  const name = scripts[process.argv.slice(2).join(' ')];
  if (name === undefined) throw new Failure('Usage: npm run train [-- --compare | --measure]');
  await buildStale([backend], stop);
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', name);
  const child = await startChild(process.execPath, [script], { cwd: repositoryRoot, stdio: 'inherit' });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { code } = await child.exited;
  return code ?? 1;
}

runTool(train);
