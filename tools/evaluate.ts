import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPersistentPostgres } from './embedded-postgres.ts';
import { startChild } from './process/child.ts';
import { Failure } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot, stateFolder } from './repository.ts';

/** Time for the report after a request to stop. */
const stopLimit = 10_000;

/** `npm run evaluate`: measures a classifier on labelled tickets. Without arguments it says how. */
async function evaluate(stop: AbortSignal): Promise<number> {
  const envFile = join(repositoryRoot, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const database = databaseOf(join(stateFolder, 'postgres'));
  if (process.argv.includes('--last') && database.DATABASE_URL === undefined) {
    throw new Failure('--last reads the database: leave npm start running beside it, or set DATABASE_URL.');
  }
  await buildStale([backend], stop);
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', 'evaluate.js');
  const child = await startChild(process.execPath, [script, ...process.argv.slice(2)], {
    // Names of files are meant from where the user stands; npm changes to the folder of package.json.
    cwd: process.env['INIT_CWD'] || process.cwd(),
    env: { ...process.env, ...database },
    stdio: 'inherit',
  });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { code } = await child.exited;
  return code ?? 1;
}

/** DATABASE_URL when nobody set it and `npm start` runs in this folder. */
function databaseOf(folder: string): { DATABASE_URL?: string } {
  const url = process.env['DATABASE_URL'] || findPersistentPostgres(folder);
  return url === undefined ? {} : { DATABASE_URL: url };
}

runTool(evaluate);
