import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { Failure, messageOf } from '../process/failure.ts';

/** The operating system user that a PostgreSQL server runs as; empty for the one we are. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the user who owns the data already, or else as the system
 * user `postgres`, which is created when the machine has none.
 * @param dataFolder may not exist yet
 * @throws Failure when there is no such user and none can be created
 */
export function serverAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = postgresUser() ?? createPostgresUser();
  // A copy of the repository that root made: the data came along, their owner did not.
  if (owner !== undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, dataFolder]);
  return account;
}

/** Hands an empty folder over to the account. */
export function giveTo({ uid, gid }: Account, folder: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

/** Tells whether the account can get at a file or folder, every folder on the way included. */
export function canReach({ uid, gid }: Account, path: string): boolean {
  if (uid === undefined || gid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid, gid, cwd: '/' }).status === 0;
}

function postgresUser(): Required<Account> | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => {
    const { stdout } = spawnSync('id', [option, 'postgres'], { encoding: 'utf8' });
    return Number.parseInt(stdout, 10);
  });
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createPostgresUser(): Required<Account> {
  console.log('PostgreSQL cannot run as root: creating the system user "postgres" for it.');
  try {
    const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/usr/sbin/nologin'];
    execFileSync('/usr/sbin/useradd', [...options, 'postgres'], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Failure(
      `PostgreSQL cannot run as root, and the system user "postgres" cannot be created (${messageOf(error).trim()}): ` +
        'run this as another user, or set DATABASE_URL to a server of yours.',
    );
  }
  const account = postgresUser();
  if (account === undefined) throw new Failure('The system user "postgres" was created but cannot be found.');
  return account;
}
