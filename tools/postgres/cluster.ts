import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startChild } from '../process/child.ts';
import { Failure } from '../process/failure.ts';
import { canReach, giveTo, serverAccount, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';

/** The data folder of a PostgreSQL server, and what it takes to run the programs of PostgreSQL on it. */
export interface Cluster {
  dataFolder: string;
  /** How the programs call the data folder when it is their working directory. */
  dataArgument: string;
  binaries: string;
  account: Account;
}

/** Finds the programs and the account for a data folder, which need not exist yet. */
export function describeCluster(dataFolder: string, parentFolder: string): Cluster {
  const account = serverAccount(dataFolder);
  return {
    dataFolder,
    // The account may own its data and still be shut out of a folder above them (root's home, `mktemp -d`). Root moves it
    // into the data folder before giving up its rights, and from there Linux leads it back without asking anyone.
    dataArgument: canReach(account, parentFolder) ? dataFolder : '/proc/self/cwd',
    binaries: findBinaries(account),
    account,
  };
}

/**
 * Creates a data folder with the superuser `postgres`, then runs SQL statements in it, one a line.
 *
 * Nobody can connect as the superuser unless a statement gives it a password. Case-insensitive search has to work for all
 * of Unicode and alike on every machine: hence PostgreSQL's own locale rather than the one of the operating system.
 * @param durable write through to the disk, as data that matter deserve
 * @throws Failure when the programs refuse
 */
export async function createCluster(cluster: Cluster, statements: readonly string[], durable: boolean): Promise<void> {
  mkdirSync(cluster.dataFolder, { mode: 0o700 });
  giveTo(cluster.account, cluster.dataFolder);
  const options = ['--username=postgres', '--auth=trust', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
  const unicode = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C'];
  const initdb = (locale: string): Promise<string | undefined> =>
    runProgram(cluster, 'initdb', ['-D', cluster.dataArgument, ...options, ...unicode, `--locale=${locale}`]);
  // Systems that do not know C.UTF-8 still get PostgreSQL's own version of it for comparing and searching.
  const problem = await initdb('C.UTF-8');
  const initdbProblem = problem?.includes('invalid locale name') ? await initdb('C') : problem;
  if (initdbProblem !== undefined) throw new Failure(`PostgreSQL cannot create its data folder: ${initdbProblem}`);

  writeFileSync(join(cluster.dataFolder, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  const singleUser = ['--single', '-D', cluster.dataArgument, '-c', 'log_min_messages=error', 'postgres'];
  const sqlProblem = await runProgram(cluster, 'postgres', singleUser, `${statements.join('\n')}\n`);
  if (sqlProblem !== undefined) throw new Failure(`PostgreSQL cannot set up its data folder: ${sqlProblem}`);
}

/** Runs a program of PostgreSQL to its end; the answer is the problem it reports, if any. */
async function runProgram(
  { binaries, dataFolder, account }: Cluster,
  program: string,
  args: string[],
  input = '',
): Promise<string | undefined> {
  const child = await startChild(join(binaries, program), args, {
    ...account,
    cwd: dataFolder,
    env: programEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const { stdin, stderr } = child.process;
  // A program that ends without reading what it is told reports why on its own.
  stdin?.on('error', () => undefined).end(input);
  const log = stderr === null ? '' : await text(stderr);
  const { code } = await child.exited;
  return code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(log) ? undefined : lastComplaint(log);
}

/** The environment of the server's programs: without anything that would redirect them to another server or data folder. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
}

/** The line of a PostgreSQL log that says best what went wrong. */
export function lastComplaint(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /\b(ERROR|FATAL|PANIC|error|fatal):/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?\b(ERROR|FATAL|PANIC|error|fatal):\s*/, '').trim() ?? 'it says nothing about why';
}
