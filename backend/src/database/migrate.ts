import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import { dataSourceOptions } from './data-source-options.js';
import { translateDatabaseError } from './database-error.js';
import { allowServer } from './server-account.js';

const RETRY_DELAY_MS = 500;

/** The first major version whose case folding knows all of Unicode whatever the system's locales: search relies on it. */
const OLDEST_SERVER = 18;

/**
 * Applies the missing migrations and answers their names.
 * A server that is still starting is given `waitSeconds`.
 * @param serverUrl how the server connects when it has an account of its own, which is made or brought up to date
 * @throws the driver's error when the server cannot be reached in time, a migration's own, or one that tells the version
 * of a server that is too old, or that the account of the server will not do
 */
export async function migrate(url: string, waitSeconds: number, serverUrl?: string): Promise<string[]> {
  const dataSource = await connect(url, waitSeconds);
  try {
    await refuseOldServer(dataSource);
    const lockHolder = dataSource.createQueryRunner();
    await lockHolder.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      if (serverUrl !== undefined) await allowServer(dataSource, serverUrl);
      return applied.map(({ name }) => name);
    } finally {
      await lockHolder.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCKS.migration]);
      await lockHolder.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** The statements that would bring the migrated database in line with the entities; none when they agree. */
export async function findDrift(url: string): Promise<string[]> {
  const dataSource = await connect(url, 0);
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseOldServer(dataSource: DataSource): Promise<void> {
  const [{ server_version: version }] = await dataSource.query<[{ server_version: string }]>('SHOW server_version');
  if (Number.parseInt(version, 10) < OLDEST_SERVER) {
    throw new Error(`TriageDesk needs PostgreSQL ${OLDEST_SERVER} or newer, and the server is of version ${version}.`);
  }
}

async function connect(url: string, waitSeconds: number): Promise<DataSource> {
  const deadline = Date.now() + waitSeconds * 1_000;
  for (;;) {
    const dataSource = new DataSource(dataSourceOptions(url));
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (!translateDatabaseError(error) || Date.now() >= deadline) throw error;
      await wait(RETRY_DELAY_MS);
    }
  }
}
