import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDatabaseUrl } from './demo/database-url.ts';
import { startChild } from './process/child.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot } from './repository.ts';

const stopLimit = 5_000;

/** `npm run admin -- --email ADDRESS --name NAME`: makes somebody an administrator, and prints a link to choose a password. */
async function admin(stop: AbortSignal): Promise<number> {
  const envFile = join(repositoryRoot, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const databaseUrl = findDatabaseUrl(undefined, 'create-admin.js');
  await buildStale([backend], stop);
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', 'create-admin.js');
  const child = await startChild(process.execPath, [script, ...process.argv.slice(2)], {
    cwd: repositoryRoot,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { code } = await child.exited;
  return code ?? 1;
}

runTool(admin);
