import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import { translateDatabaseError } from './database-error.js';

/** Any number that nothing else locks; replicas that start together migrate one after the other. */
const MIGRATION_LOCK = 7_403_119;
const RETRY_DELAY_MS = 500;

/**
 * Applies the missing migrations and answers their names.
 * A server that is still starting is given `waitSeconds`.
 * @throws the driver's error when the server cannot be reached in time, or a migration's own
 */
export async function migrate(url: string, waitSeconds: number): Promise<string[]> {
  const dataSource = await connect(url, waitSeconds);
  try {
    const lockHolder = dataSource.createQueryRunner();
    await lockHolder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return applied.map(({ name }) => name);
    } finally {
      await lockHolder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
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
