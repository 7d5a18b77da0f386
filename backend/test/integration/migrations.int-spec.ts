import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { findDrift, migrate } from '../../src/database/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createEmptyDatabase();
  });
  afterEach(() => database.drop());

  it('lead to what the entities say', async () => {
    await migrate(database.url, 0);
    expect(await findDrift(database.url)).toEqual([]);
  });

  it('are applied once by replicas that start together', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, 0)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('go down to an empty schema and up again', async () => {
    await migrate(database.url, 0);
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    try {
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
      const left = await dataSource.query<unknown[]>(
        `SELECT relname AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'
         UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'`,
      );
      expect(left).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
    await migrate(database.url, 0);
    expect(await findDrift(database.url)).toEqual([]);
  });
});
