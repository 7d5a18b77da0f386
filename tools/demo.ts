import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { findDatabaseUrl } from './demo/database-url.ts';
import { assertTriageDeskRuns, countTickets } from './demo/running-instance.ts';
import { startChild } from './process/child.ts';
import { Failure } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { backend, buildStale } from './product/build.ts';
import { repositoryRoot } from './repository.ts';

const stopLimit = 5_000;

/** `npm run demo`: fills a running instance with demo tickets. Their times lie in the past, which only the database accepts. */
async function demo(stop: AbortSignal): Promise<number> {
  const envFile = join(repositoryRoot, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const { url, again } = readArguments();
  await assertTriageDeskRuns(url);
  const databaseUrl = findDatabaseUrl();
  await buildStale([backend], stop);

  const before = await countTickets(url);
  const said = await fill(databaseUrl, again, stop);
  process.stdout.write(said);
  if (said.startsWith('Added') && (await countTickets(url)) <= before) {
    throw new Failure(`But ${url} does not show them: it uses another database. Set DATABASE_URL to that one.`);
  }
  return 0;
}

function readArguments(): { url: string; again: boolean } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { again: { type: 'boolean' } } });
    const [url = `http://localhost:${process.env['PORT'] || '8080'}`, ...rest] = positionals;
    if (rest.length > 0) throw new Error('one URL is enough');
    return { url: new URL(url).origin, again: values.again ?? false };
  } catch {
    throw new Failure('Usage: npm run demo -- [URL] [--again], for example: npm run demo -- http://localhost:8080');
  }
}

/** @returns what the command line of the backend said it did */
async function fill(databaseUrl: string, again: boolean, stop: AbortSignal): Promise<string> {
  const script = join(repositoryRoot, 'backend', 'dist', 'cli', 'demo.js');
  const child = await startChild(process.execPath, [script, ...(again ? ['--again'] : [])], {
    cwd: repositoryRoot,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stop.addEventListener('abort', () => void child.stop(stopLimit));
  const { stdout } = child.process;
  const said = stdout === null ? '' : await text(stdout);
  const { code } = await child.exited;
  if (code !== 0) throw new Failure('No demo ticket was added: the reason stands above.');
  return said;
}

runTool(demo);
