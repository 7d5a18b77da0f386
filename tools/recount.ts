import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDatabaseUrl } from './demo/database-url.ts';
import { startChild } from './process/child.ts';
import { Failure } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot } from './repository.ts';

const stopLimit = 5_000;

/** `npm run recount`: compares the counters behind statistics and lists with the tickets; `--repair` makes them anew. */
async function recount(stop: AbortSignal): Promise<number> {
  const flags = process.argv.slice(2);
  if (!['', '--repair'].includes(flags.join(' '))) throw new Failure('Usage: npm run recount [-- --repair]');
  const envFile = join(repositoryRoot, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const databaseUrl = findDatabaseUrl(undefined, 'recount.js');
  await buildStale([backend], stop);
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', 'recount.js');
  const child = await startChild(process.execPath, [script, ...flags], {
    cwd: repositoryRoot,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { code } = await child.exited;
  return code ?? 1;
}

runTool(recount);
